"""The vocabulary and the form of each event, as the evaluator reads them: members, words, limits.

It judges one event or target by itself and knows nothing of what else is recorded.
"""

import datetime
import re
import unicodedata

CLASSES = ["poor", "nearPoor", "disadvantaged", "average", "betterOff", "wellOff"]
DEPRIVATIONS = ("employment dependants nutrition healthInsurance adultEducation schoolAttendance housingQuality "
                "housingArea waterSource hygienicToilet telecommunication informationAccess").split()
WORDS = {
    "unitKind": "city ward commune hamlet".split(),
    "area": "urban rural".split(),
    "class": CLASSES,
    "above": "poor nearPoor".split(),
    "registration": "survey movedIn split".split(),
    "move": "moved boundaryChange".split(),
    "dissolution": "movedAway deceased merged other".split(),
    "review": "periodic regular".split(),
    "exitCause": "review request".split(),
    "aid": "cash goods housing livelihood credit healthInsurance education labour ideas".split(),
    "donorKind": ("stateBudget nationalProgramme fundForThePoor massOrganisation agency enterprise religiousBody "
                  "household individual abroad policyBank").split(),
    "recipientKind": "household individual collective".split(),
    "deprivations": DEPRIVATIONS,
    "causes": "land capital labour tools knowledge skills illnessOrAccident other".split(),
    "measure": "poor nearPoor".split(),
    "targetKind": "reduction stock rate".split(),
    "comparison": "atLeast atMost below equal".split(),
}
# member:form, with ? where it is optional. A form is id, text, count, day, flag, list:WORDS, a name in WORDS, …
FIELDS = {
    "unitEstablished": "unit:id name:text kind:unitKind area:area? code:id? parent:id?",
    "unitChanged": "unit:id name:text? code:id? area:area? parent:id?",
    "unitMerged": "unit:id into:id",
    "householdTotalReported": "unit:id households:count persons:count?",
    "householdRegistered": "household:id unit:id members:positive cause:registration? splitFrom:id?",
    "householdMoved": "household:id unit:id cause:move?",
    "householdSizeChanged": "household:id members:positive",
    "householdDissolved": "household:id cause:dissolution",
    "householdClassified": "household:id class:class socialProtection:flag? standard:text? area:area? review:review? "
                           "incomeScore:count? deprivationScore:count? deprivations:list? causes:list?",
    "householdExitedPoverty": "household:id from:above to:class socialProtection:flag? cause:exitCause?",
    "incomeAssessed": "household:id perPersonMonthlyVND:count",
    "aidGiven": "household:id? unit:id? kind:aid amountVND:count? quantity:count? measure:text? donor:text "
                "donorKind:donorKind programme:text?",
    "sponsorAssigned": "household:id sponsor:id",
    "sponsorEnded": "household:id sponsor:id",
    "awardGranted": "recipientKind:recipientKind recipient:id unit:id? form:text authority:text movement:text? "
                    "achievement:text?",
    "awardRevoked": "award:reference cause:text",
    "initiativeRecorded": "unit:id title:text proposer:text?",
    "planAdopted": "plan:id title:text targets:targets",
    "eventVoided": "event:reference reason:text",
}
TARGET = ("id:id measure:measure where:where? kind:targetKind from:day? due:day comparison:comparison value:value "
          "quote:text")


class Refused(Exception):
    """An entry that the rules do not allow."""


def need(condition, message):
    if not condition:
        raise Refused(message)


def check_value(name, form, value):
    if form in ("id", "text", "reference"):
        need(isinstance(value, str), f"{name} is not text")
        need(unicodedata.normalize("NFC", value) == value, f"{name} is not in NFC")
        limit = 64 if form == "id" else 4000
        need(1 <= len(value.encode()) <= limit, f"{name} must have 1 to {limit} bytes")
        need(not any(unicodedata.category(c) == "Cc" for c in value), f"{name} has a control character")
        need(form != "reference" or re.fullmatch(r".+#[1-9][0-9]*", value), f"{name} is not a reference")
    elif form in ("count", "positive"):
        need(type(value) is int and (form == "positive") <= value < 2**63, f"{name} is no count")
    elif form == "day":
        need(isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value), f"{name} is no day")
        datetime.date.fromisoformat(value)
    elif form == "flag":
        need(type(value) is bool, f"{name} is neither true nor false")
    elif form == "list":
        need(all(v in WORDS[name] for v in value) and len(set(value)) == len(value), f"{name} is no set of words")
    elif form == "where":
        need(set(value) == {"socialProtection"} and type(value["socialProtection"]) is bool, "where is unknown")
    elif form == "value":
        need(type(value) is int or re.fullmatch(r"\d+(\.\d+)?", value), "value is no number")
    elif form == "targets":
        need(len(value) >= 1, "a plan needs a target")
        for target in value:
            check_members(target, TARGET)
            need((target["kind"] == "rate") == isinstance(target["value"], str), "only a rate's value is a decimal")
            need("from" not in target or target["kind"] == "reduction", "only a reduction has a from")
    else:
        need(value in WORDS[form], f"{name}: {value} is none of {' '.join(WORDS[form])}")


def check_members(content, specification):
    forms = dict(item.split(":") for item in specification.split())
    for name, value in content.items():
        need(name in forms, f"unknown member {name}; allowed: {' '.join(forms)}")
        check_value(name, forms[name].rstrip("?"), value)
    for name, form in forms.items():
        need(form.endswith("?") or name in content, f"{name} is missing")


def check_event(content):
    """Judges the members of one event."""
    kind, day = content.get("type"), content.get("effectiveOn")
    need(kind in FIELDS, f"unknown type {kind}")
    members = {name: value for name, value in content.items() if name not in ("type", "effectiveOn")}
    check_members(members, FIELDS[kind])
    need(("effectiveOn" not in content) == (kind == "eventVoided"), "every event but a void has effectiveOn")
    if kind != "eventVoided":
        check_value("effectiveOn", "day", day)
    need(kind != "aidGiven" or ("household" in members) != ("unit" in members), "aid is for a household or a unit")
    need(kind != "unitChanged" or len(members) > 1, "nothing changes")
