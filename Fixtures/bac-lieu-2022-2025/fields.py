"""The vocabulary and the form of each event, as the evaluator reads them: members, words, limits.

It judges one event or target by itself and knows nothing of what else is recorded.
"""

import datetime
import re
import unicodedata
from fractions import Fraction

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
    "targetKind": "reduction increase stock rate income lasting leftBehind resources sponsored".split(),
    "comparison": "atLeast atMost below equal rises".split(),
    "counted": "households persons amountVND gifts".split(),
    "statistic": "mean median".split(),
    "heldKind": "preliminary final".split(),
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
                "donorKind:donorKind programme:text? fund:id?",
    "sponsorAssigned": "household:id sponsor:id",
    "sponsorEnded": "household:id sponsor:id",
    "awardGranted": "recipientKind:recipientKind recipient:id unit:id? form:text authority:text movement:text? "
                    "achievement:text?",
    "awardRevoked": "award:reference cause:text",
    "initiativeRecorded": "unit:id title:text proposer:text?",
    "initiativeAdopted": "initiative:reference unit:id",
    "movementJoined": "movement:text unit:id? collective:id?",
    "reviewHeld": "kind:heldKind unit:id through:day document:text?",
    "responsibilityAssigned": "holder:text role:text unit:id? household:id?",
    "responsibilityEnded": "holder:text role:text unit:id? household:id?",
    "fundEstablished": "fund:id name:text level:unitKind",
    "contributionPledged": "fund:id kind:aid donor:text donorKind:donorKind amountVND:positive? quantity:positive? "
                           "measure:text? earmark:text? due:day?",
    "contributionReceived": "fund:id kind:aid donor:text donorKind:donorKind amountVND:positive? quantity:positive? "
                            "measure:text? earmark:text? pledge:reference?",
    "planAdopted": "plan:id title:text targets:targets parentPlan:id?",
    "planRevised": "plan:id replaces:id title:text targets:targets parentPlan:id?",
    "eventVoided": "event:reference reason:text",
}
TARGET = ("id:id measure:classes? of:counted? where:where? kind:targetKind from:day? due:day comparison:comparison "
          "value:value? quote:text statistic:statistic? leastShare:decimal? months:positive? givers:givers? "
          "programmes:texts?")
# Which of the members that not every target has belong to which kind of target; ? where it may be left out.
MEMBERS_OF_KIND = {
    "reduction": "measure of? where? from? value", "increase": "measure of? where? from? value",
    "stock": "measure of? where? value", "rate": "measure of? where? value",
    "income": "measure of? where? from? value? statistic leastShare?",
    "lasting": "measure of? where? from? value months",
    "leftBehind": "measure of? where? from? value", "resources": "of? where? from? value givers? programmes?",
    "sponsored": "measure of? where? value",
}
SHARES = ("rate", "lasting", "sponsored")  # their value is a decimal


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
        need(value and set(value) <= {"unit", "area", "socialProtection"}, "where is unknown")
        check_members(value, "unit:id? area:area? socialProtection:flag?")
    elif form in ("classes", "givers"):
        words = value if isinstance(value, list) else [value]
        known = CLASSES if form == "classes" else WORDS["donorKind"]
        need(words and set(words) <= set(known) and len(set(words)) == len(words), f"{name} is no set of words")
    elif form == "texts":
        need(isinstance(value, list) and 1 <= len(set(value)) == len(value) <= 20, f"{name} is no set of texts")
        for text in value:
            check_value(name, "text", text)
    elif form in ("value", "decimal"):
        whole = form == "value" and type(value) is int and value >= 0
        need(whole or isinstance(value, str) and re.fullmatch(r"\d+(\.\d{1,9})?", value), f"{name} is no number")
    elif form == "targets":
        need(len(value) >= 1, "a plan needs a target")
        need(len({target.get("id") for target in value}) == len(value), "two targets have one id")
        for target in value:
            check_target(target)
    else:
        need(value in WORDS[form], f"{name}: {value} is none of {' '.join(WORDS[form])}")


def check_members(content, specification):
    forms = dict(item.split(":") for item in specification.split())
    for name, value in content.items():
        need(name in forms, f"unknown member {name}; allowed: {' '.join(forms)}")
        check_value(name, forms[name].rstrip("?"), value)
    for name, form in forms.items():
        need(form.endswith("?") or name in content, f"{name} is missing")


def check_target(target):
    """Judges a target by its kind."""
    check_members(target, TARGET)
    kind, due, value = target["kind"], target["due"], target.get("value")
    members = MEMBERS_OF_KIND[kind].split()
    special = set(target) - set("id kind due comparison quote".split())
    need(special <= {name.rstrip("?") for name in members}, f"a {kind} has no {special}")
    need({name for name in members if not name.endswith("?")} <= special, f"a {kind} lacks a member")
    need(kind == "income" or isinstance(value, str) == (kind in SHARES), f"the value of a {kind} is of another form")
    rises = kind == "income" and value is None
    need((target["comparison"] == "rises") == rises, "only an income without a value rises")
    counted = ("amountVND", "gifts") if kind == "resources" else ("households", "persons")
    counted = ("households",) if kind in ("income", "lasting") else counted
    need(target.get("of") in (None, *counted), f"a {kind} is not of that")
    need(target.get("months", 12) in (12, 24, 36), "exits last 12, 24 or 36 months")
    need(0 < Fraction(target.get("leastShare", "1")) <= 1, "a share is above 0 and at most 1")
    unprotected = kind in ("resources", "lasting")
    need(not unprotected or "socialProtection" not in target.get("where", {}), f"{kind} has no protection")
    need(target.get("from", "") < due or kind in ("leftBehind", "resources") and target["from"] == due,
         "from is not before due")


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
    if kind.startswith("responsibility"):
        need(("household" in members) != ("unit" in members), "a responsibility is for a household or a unit")
    if kind == "movementJoined":
        need(("collective" in members) != ("unit" in members), "a unit or a collective joins")
    if kind.startswith("contribution"):
        need("amountVND" in members or "quantity" in members, "a contribution has an amount or a quantity")
        need(members["kind"] != "credit", "a loan is no contribution")
