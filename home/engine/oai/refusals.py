"""The errors of OAI-PMH 2.0, https://www.openarchives.org/OAI/openarchivesprotocol.html#ErrorConditions."""


class OaiRefused(Exception):
    """The request cannot be answered; `code` is one of the protocol, the text says why."""

    code = ""


class BadArgument(OaiRefused):
    """An argument is missing, repeated, unknown, or cannot be read."""

    code = "badArgument"


class BadResumptionToken(OaiRefused):
    """The token was not given out by us, or not for this verb."""

    code = "badResumptionToken"


class BadVerb(OaiRefused):
    """The verb is missing, repeated or unknown."""

    code = "badVerb"


class CannotDisseminateFormat(OaiRefused):
    """Records are not told in this format."""

    code = "cannotDisseminateFormat"


class IdDoesNotExist(OaiRefused):
    """No record ever had this identifier."""

    code = "idDoesNotExist"


class NoRecordsMatch(OaiRefused):
    """Nothing was changed in this time or set."""

    code = "noRecordsMatch"


class NoMetadataFormats(OaiRefused):
    """The record was deleted; nothing is told of it."""

    code = "noMetadataFormats"


class NoSetHierarchy(OaiRefused):
    """The portal hands out no sets."""

    code = "noSetHierarchy"
