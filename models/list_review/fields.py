"""The fields of a building that a column can be read as, and the headings under which people keep them."""

from __future__ import annotations

import re
from enum import StrEnum

__all__ = ["OPTIONAL", "Field", "field_of_heading", "heading_key"]


class Field(StrEnum):
    """What a column of a list holds."""

    NUMBER = "number"
    RANK = "rank"
    NAME = "name"
    STREET = "street"
    CITY = "city"
    STATE = "state"
    CITY_STATE = "city_state"
    ZIP = "zip"
    FLOORS = "floors"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    REMARKS = "remarks"

    @property
    def words(self) -> str:
        """The field as a heading names it."""
        return _WORDS[self]

    @property
    def noun(self) -> str:
        """The field within a sentence."""
        return {Field.ZIP: "ZIP", Field.FLOORS: "number of floors"}.get(self, self.words.lower())


_WORDS = {
    Field.NUMBER: "Building number",
    Field.RANK: "Rank",
    Field.NAME: "Name",
    Field.STREET: "Street address",
    Field.CITY: "City",
    Field.STATE: "State",
    Field.CITY_STATE: "City and state",
    Field.ZIP: "ZIP",
    Field.FLOORS: "Floors",
    Field.LATITUDE: "Latitude",
    Field.LONGITUDE: "Longitude",
    Field.REMARKS: "Remarks",
}

OPTIONAL = frozenset({Field.NUMBER, Field.FLOORS, Field.LATITUDE, Field.LONGITUDE, Field.REMARKS})

_HEADINGS = {
    Field.NUMBER: "buildingnumber buildingno bldgno",
    Field.RANK: "rank priority priorityrank priorityno rankno prio no number order seq sequence item position",
    Field.NAME: "name buildingname bldgname building bldg property propertyname site sitename facility location",
    Field.STREET: "streetaddress street address buildingaddress propertyaddress siteaddress address1 street1 addr",
    Field.CITY: "city town cityname municipality",
    Field.STATE: "state st statecode stateprovince",
    Field.CITY_STATE: "citystate cityandstate cityst",
    Field.ZIP: "zip zipcode postalcode postcode zip5 zippostalcode",
    Field.FLOORS: "floors nooffloors numberoffloors stories storeys noofstories numberofstories floorcount flrs",
    Field.LATITUDE: "latitude lat",
    Field.LONGITUDE: "longitude long lon lng",
    Field.REMARKS: "remarks remark notes note comments comment memo",
}
_BY_HEADING = {
    heading: (place, field)
    for field, headings in _HEADINGS.items()
    for place, heading in enumerate(headings.split())
}  # fmt: skip


def heading_key(heading: object) -> str:
    """A heading without case, blanks and signs; "#" is read as "no"."""
    text = str(heading if heading is not None else "").casefold().replace("#", " no ")
    return re.sub(r"[\W_]+", "", text)


def field_of_heading(heading: object) -> tuple[int, Field] | None:
    """The field a heading means, with how far it is from that field's own word (0 is the word itself)."""
    return _BY_HEADING.get(heading_key(heading))
