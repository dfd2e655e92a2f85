"""The arithmetic of service levels once more, by other means, to compare with.

Reads {"contracts": [...], "clocks": [...]} as JSON on standard input and writes the results in the same shape. Only the
standard library: `fractions` for numbers, `zoneinfo` for zones. Where the library unites and subtracts intervals, this
cuts each period at every moment at which anything changes and looks at the pieces; where the library takes the hours of
business days together, this walks minutes, or quarters of an hour where all hours begin and end with one.
"""

import json
import sys
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MONTHS = {"month": 1, "quarter": 3, "year": 12}
FOREVER = 10**18


class NoNumber(Exception):
    """Why there is no number: the library's word for it."""


def start_of_day(day, zone):
    """Microseconds since 1970 of the first moment of a day."""
    local = datetime(day.year, day.month, day.day, tzinfo=zone)
    return (local - EPOCH) // timedelta(microseconds=1)


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        if number <= day.day:
            try:
                return date(year, month + 1, number)
            except ValueError:
                continue
    raise AssertionError("no such month")


def bounds(kind, first, last):
    """Every bound of periods from the one at or before `first` until one after `last`, as (months, day)."""
    anchor = date.fromisoformat(kind["anchor"]) if kind["anchor"] else date(first.year - 2, 1, 1)
    length = MONTHS[kind["length"]]
    months = 0
    while add_months(anchor, months) > first:
        months -= length
    while add_months(anchor, months + length) <= first:
        months += length
    found = []
    while True:
        found.append((months, add_months(anchor, months)))
        if found[-1][1] > last:
            return anchor, found
        months += length


class Period:
    def __init__(self, contract, kind, anchor, months, first, until):
        self.kind, self.anchor, self.months = kind, anchor, months
        self.length = MONTHS[kind["length"]]
        self.first, self.until = first, until
        self.start = start_of_day(first, contract.zone)
        self.end = start_of_day(until, contract.zone)

    def fee(self, schedule):
        if schedule["listed"] is not None:
            amount = schedule["listed"].get(self.first.isoformat())
            if amount is None:
                raise NoNumber("unknownFee")
            return Fraction(amount)
        total = Fraction(0)
        for month in range(self.months, self.months + self.length):
            low, high = add_months(self.anchor, month), add_months(self.anchor, month + 1)
            days = [low + timedelta(n) for n in range((high - low).days)]
            inside = [day for day in days if self.first <= day < self.until]
            total += Fraction(schedule["monthly"]) * Fraction(len(inside), len(days))
        return total


class Contract:
    def __init__(self, data):
        self.data = data
        self.zone = ZoneInfo(data["zone"])
        self.term_from = date.fromisoformat(data["termFrom"])
        self.term_until = date.fromisoformat(data["termUntil"]) if data["termUntil"] else None
        self.calendar = Calendar(self.zone, data["calendar"]) if data["calendar"] else None
        self.granted = [(date.fromisoformat(day), Fraction(amount)) for day, amount in data["earlier"]]

    def periods(self, kind, after, until):
        """The periods of the term that end later than `after` and no later than `until`."""
        anchor, found = bounds(kind, self.term_from, until)
        result = []
        for (months, low), (_, high) in zip(found, found[1:]):
            low = max(low, self.term_from)
            high = min(high, self.term_until) if self.term_until else high
            if low < high and after < high <= until:
                result.append(Period(self, kind, anchor, months, low, high))
        return result

    # Downtime.

    def downtime(self, objective, period):
        measure = objective["measure"]
        outages = self.long_enough(objective, measure)
        excluded = self.excluded(objective, measure, period)
        cuts = {period.start, period.end}
        opened = self.opened(measure, period)
        for low, high in outages + excluded + opened:
            cuts |= {min(max(moment, period.start), period.end) for moment in (low, high)}
        slice_rule = measure["slice"]
        if slice_rule:
            cuts |= set(range(period.start, period.end, slice_rule["length"]))
        cuts = sorted(cuts)
        pieces = [
            [low, high, covered and is_open and not out, out, is_open]
            for low, high, covered, out, is_open in zip(
                cuts, cuts[1:], cover(cuts, outages), cover(cuts, excluded), cover(cuts, opened))
        ]
        minimum = measure["minimum"]
        if minimum and minimum["measured"] == "counted-part":
            drop_short(pieces, minimum["length"])
        if slice_rule and slice_rule["counting"] != "exact":
            down = 0
            by_slice = {}
            for low, high, is_down, out, is_open in pieces:
                totals = by_slice.setdefault((low - period.start) // slice_rule["length"], [0, 0])
                totals[0] += high - low if is_open and not out else 0
                totals[1] += high - low if is_down else 0
            for available, lost in by_slice.values():
                if slice_rule["counting"] == "whole-if-any":
                    down += available if lost > 0 else 0
                else:
                    down += available if lost == available else 0
        else:
            down = sum(high - low for low, high, is_down, _, _ in pieces if is_down)
        out = sum(high - low for low, high, _, is_out, _ in pieces if is_out)
        total = sum(high - low for low, high, _, _, is_open in pieces if is_open)
        return down, out, total - (out if measure["denominator"] == "total-minus-excluded" else 0)

    def opened(self, measure, period):
        """The time of a period that counts at all."""
        if not measure["inHours"]:
            return [(period.start, period.end)]
        quarter = 15 * 60 * 10**6
        return [
            (low, low + quarter) for low in range(period.start, period.end, quarter)
            if self.calendar.at_work(EPOCH + timedelta(microseconds=low))]

    def long_enough(self, objective, measure):
        """Outages as stretches during which at least one record is open, the short ones left out."""
        changes = {}
        for low, high in ((row["from"], row["until"]) for row in objective["outages"]):
            high = FOREVER if high is None else high
            changes[low] = changes.get(low, 0) + 1
            changes[high] = changes.get(high, 0) - 1
        stretches, open_records, began = [], 0, None
        for moment in sorted(changes):
            before, open_records = open_records, open_records + changes[moment]
            if before == 0 and open_records > 0:
                began = moment
            elif before > 0 and open_records == 0:
                stretches.append((began, moment))
        minimum = measure["minimum"]
        if minimum and minimum["measured"] == "whole-outage":
            stretches = [(low, high) for low, high in stretches if high - low >= minimum["length"]]
        return stretches

    def excluded(self, objective, measure, period):
        result = []
        for rule in measure["exclusions"]:
            times = [(row["from"], row["until"]) for row in objective["excluded"] if row["rule"] == rule["name"]]
            opened = self.opened(measure, period)
            cuts = sorted({period.start, period.end} | {
                min(max(moment, period.start), period.end) for stretch in times + opened for moment in stretch})
            left = rule["allowance"]
            for low, high, covered, is_open in zip(cuts, cuts[1:], cover(cuts, times), cover(cuts, opened)):
                if not covered or not is_open:
                    continue
                if left is not None:
                    high = min(high, low + max(left, 0))
                    left -= high - low
                if low < high:
                    result.append((low, high))
        return result

    # Levels and credits.

    def level(self, objective, period):
        if objective["measure"] is None:
            counts = [
                (Fraction(good), Fraction(total)) for day, good, total in objective["counts"]
                if period.first <= date.fromisoformat(day) < period.until]
            if any(good < 0 or good > total for good, total in counts):
                raise NoNumber("impossibleCounts")
            total = sum(total for _, total in counts)
            if total == 0:
                raise NoNumber("nothingCounted")
            return 100 * sum(good for good, _ in counts) / Fraction(total), None
        known = {rule["name"] for rule in objective["measure"]["exclusions"]}
        if any(row["rule"] not in known for row in objective["excluded"]):
            raise NoNumber("unknownExclusion")
        times = self.downtime(objective, period)
        if times[2] == 0:
            raise NoNumber("emptyDenominator")
        return 100 * (1 - Fraction(times[0], times[2])), times

    def assess(self, objective, period):
        result = {"objective": objective["name"], "level": None, "met": None, "credit": None, "reason": None,
                  "times": None}
        try:
            level, result["times"] = self.level(objective, period)
            result["level"] = str(level)
            target = Fraction(objective["target"])
            result["met"] = {
                "at-least": level >= target, "more-than": level > target,
                "at-most": level <= target, "less-than": level < target}[objective["comparison"]]
            result["credit"] = str(Fraction(0) if result["met"] else self.owed(objective, level, period))
        except NoNumber as reason:
            result["reason"] = str(reason)
        return result

    def owed(self, objective, level, period):
        tiers = [
            tier for tier in objective["tiers"]
            if not (tier["from"] is not None and level < Fraction(tier["from"]))
            and not (tier["below"] is not None and level >= Fraction(tier["below"]))]
        if len(tiers) != 1:
            raise NoNumber("severalTiersApply" if tiers else "noTierApplies")
        if tiers[0]["amount"] is not None:
            return Fraction(tiers[0]["amount"])
        share = Fraction(tiers[0]["percent"]) / 100
        if share == 0:
            return Fraction(0)
        fixed = self.data["baseAmount"]
        return share * (self.fee(self.data["baseFee"], period) if fixed is None else Fraction(fixed))

    def fee(self, name, period):
        if name not in self.data["fees"]:
            raise NoNumber("unknownFee")
        return period.fee(self.data["fees"][name])

    def credit(self, period, assessments):
        if any(each["credit"] is None for each in assessments):
            raise NoNumber("objectiveUnknown")
        credits = [Fraction(each["credit"]) for each in assessments]
        amount = sum(credits, Fraction(0)) if self.data["stacking"] == "sum" else max(credits)
        if amount == 0:
            return amount
        for scope in ("period", "rolling", "term"):
            for cap in self.data["caps"]:
                if cap["scope"] == scope:
                    amount = min(amount, self.room(cap, period))
        minimum = self.data["minimum"]
        if minimum:
            least = Fraction(minimum["amount"])
            if amount < least or (minimum["comparison"] == "above" and amount == least):
                return Fraction(0)
        return rounded(amount, Fraction(self.data["increment"]), self.data["rounding"])

    def room(self, cap, period):
        if cap["scope"] == "period":
            taken, counted = [], [period]
        elif cap["scope"] == "rolling":
            after = add_months(period.anchor, period.months + period.length - cap["months"])
            taken = [amount for until, amount in self.granted if after < until <= period.until]
            counted = self.periods(period.kind, max(after, self.term_from), period.until)
        else:
            taken = [amount for _, amount in self.granted]
            counted = None
        if any(amount is None for amount in taken):
            raise NoNumber("earlierCreditUnknown")
        if cap["amount"] is not None:
            limit = Fraction(cap["amount"])
        else:
            if counted is None:
                if self.term_until is None:
                    raise NoNumber("endlessTerm")
                counted = self.periods(period.kind, self.term_from, self.term_until)
            limit = Fraction(cap["percent"]) / 100 * sum(self.fee(cap["fee"], each) for each in counted)
        return max(Fraction(0), limit - sum(taken, Fraction(0)))

    def run(self):
        by_period = {}
        first, last = (date.fromisoformat(self.data[name]) for name in ("daysFrom", "daysUntil"))
        for objective in self.data["objectives"]:
            for period in self.periods(objective["period"], first, last):
                key = (period.until, -period.first.toordinal(), name_of(objective["period"]))
                by_period.setdefault(key, (period, []))[1].append(self.assess(objective, period))
        results = []
        for _, (period, assessments) in sorted(by_period.items(), key=lambda item: item[0]):
            result = {"from": period.first.isoformat(), "until": period.until.isoformat(), "start": period.start,
                      "end": period.end, "assessments": assessments, "credit": None, "reason": None, "closes": None}
            amount = None
            try:
                amount = self.credit(period, assessments)
                result["credit"] = str(amount)
            except NoNumber as reason:
                result["reason"] = str(reason)
            self.granted.append((period.until, amount))
            if self.data["claim"]:
                day = self.claimed_by(period.until - timedelta(1))
                result["closes"] = start_of_day(day + timedelta(1), self.zone) if day else None
            results.append(result)
        return results


    def claimed_by(self, day):
        """The last day for a claim; none where the calendar says nothing about a day on the way."""
        for span in self.data["claim"]:
            if span["businessDays"] is not None:
                left = span["businessDays"]
                while left > 0:
                    day += timedelta(1)
                    hours = self.calendar.hours(day)
                    if hours is None:
                        return None
                    left -= 1 if hours else 0
            else:
                day = day + timedelta(span["days"]) if span["days"] is not None else add_months(day, span["months"])
        return day


class Calendar:
    """When somebody is at work, by the edition of the calendar in force on each day."""

    def __init__(self, zone, editions):
        self.zone, self.editions = zone, editions

    def hours(self, day):
        """Pairs of times; none at all before the first edition."""
        day_of_week, day = str(day.isoweekday()), day.isoformat()
        editions = [edition for edition in self.editions if edition["from"] <= day]
        if not editions:
            return None
        return [] if day in editions[-1]["holidays"] else editions[-1]["hours"].get(day_of_week, [])

    def at_work(self, moment):
        def minute_of(text):
            return int(text[:2]) * 60 + int(text[3:])

        local = moment.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        return any(
            minute_of(opens) <= minute < minute_of(closes) for opens, closes in self.hours(local.date()) or [])


def name_of(kind):
    return f"{kind['length']} from {kind['anchor']}" if kind["anchor"] else f"calendar {kind['length']}"


def cover(cuts, stretches):
    """For each piece between two cuts, whether any stretch covers it: by counting what opens and closes."""
    changes = {}
    for low, high in stretches:
        low, high = (min(max(moment, cuts[0]), cuts[-1]) for moment in (low, high))
        changes[low] = changes.get(low, 0) + 1
        changes[high] = changes.get(high, 0) - 1
    covered, count = [], 0
    for cut in cuts[:-1]:
        count += changes.get(cut, 0)
        covered.append(count > 0)
    return covered


def drop_short(pieces, least):
    """Unmarks runs of neighbouring pieces that are down for less than `least` together."""
    index = 0
    while index < len(pieces):
        end = index
        while end < len(pieces) and pieces[end][2]:
            end += 1
        if end > index and pieces[end - 1][1] - pieces[index][0] < least:
            for piece in pieces[index:end]:
                piece[2] = False
        index = max(end, index + 1)


def rounded(amount, increment, mode):
    count = amount / increment
    low = count.numerator // count.denominator
    rest = count - low
    up = {"down": False, "up": rest > 0, "half-up": rest >= Fraction(1, 2),
          "half-even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2 == 1)}[mode]
    return (low + up) * increment


def clock(data):
    """Counts minutes in which somebody is at work, one by one."""
    calendar = Calendar(ZoneInfo(data["zone"]), data["editions"])
    moment = EPOCH + timedelta(minutes=data["start"])
    left = data["minutes"]
    while left > 0:
        left -= 1 if calendar.at_work(moment) else 0
        moment += timedelta(minutes=1)
    return (moment - EPOCH) // timedelta(minutes=1)


class Row(dict):
    """An object of the question; what it leaves out is none."""

    def __missing__(self, key):
        return None


data = json.load(sys.stdin, object_hook=Row)
json.dump({
    "contracts": [Contract(contract).run() for contract in data["contracts"]],
    "clocks": [clock(each) for each in data["clocks"]],
}, sys.stdout)
