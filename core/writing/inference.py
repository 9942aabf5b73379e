"""What each name in a body stands for, so that a misspelt field is found before there is any value.

Names set by `{% set %}` and `{% for %}` are followed to what they come from; where that cannot be told nothing is
claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from core.writing import groups
from core.writing.context import EITHER
from core.writing.faults import Fault, nearest
from core.writing.fields import NESTED
from core.writing.head import Head
from core.writing.questions import Question

PASSING: Final = frozenset({"atau", "gabung", "terisi", "yang", "urut"})
"""Filters that give back what they get."""
ONE_OF: Final = frozenset({"pertama", "terakhir"})
GROUPED: Final = "per_kelompok"
LOOP: Final = "loop"
ROUNDS: Final = 3
"""How often meanings are passed on; more sets on sets than that are not followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A record with these fields, or a list of such records. `group` says where the fields come from."""

    group: str
    fields: frozenset[str]
    many: bool = False

    def one(self) -> Meaning:
        """An item of the list."""
        return Meaning(group=self.group, fields=self.fields)


Meanings = frozenset[Meaning]
NOTHING: Final[Meanings] = frozenset()


def faults(head: Head, tree: nodes.Template, functions: frozenset[str]) -> list[Fault]:
    """Every name and field that head and body use and nothing declares, in the order of lines."""
    known = _declared(head)
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"} | {LOOP}
    meanings = _meanings(tree, known)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    found = [_unknown_name(name, known) for name in _read(tree) if id(name) not in called]
    wrong = [fault for fault in found if fault is not None and fault[0] not in own | functions]
    faulty = [each for _, each in wrong]
    faulty += [fault for node in tree.find_all(nodes.Getattr) if (fault := _unknown_field(node, meanings))]
    required = [each for name in head.requires for each in name.split(EITHER)]
    faulty += [fault for name in required if (fault := _undeclared(name, known))]
    faulty += [fault for name in head.defaults if (fault := _undeclared(name, known))]
    return sorted(faulty, key=lambda fault: fault.line or 0)


def _read(tree: nodes.Template) -> Iterator[nodes.Name]:
    return (name for name in tree.find_all(nodes.Name) if name.ctx == "load")


def _declared(head: Head) -> dict[str, Meanings]:
    known: dict[str, Meanings] = {}
    for name, group in head.groups.items():
        known[name] = frozenset({_of_group(group.removesuffix("[]"), many=group.endswith("[]"))})
    for question in head.questions:
        if not question.group:
            root, _, rest = question.key.partition(".")
            known[root] = _of_answer(known.get(root, NOTHING), rest, question)
    return known


def _of_group(group: str, *, many: bool = False) -> Meaning:
    return Meaning(group=group, fields=frozenset(groups.names(group)), many=many)


def _of_answer(before: Meanings, rest: str, question: Question) -> Meanings:
    """A dotted key is a field of a record that is made of questions."""
    if not rest:
        return NOTHING
    others = frozenset().union(*(meaning.fields for meaning in before))
    return frozenset({Meaning(group="", fields=others | {rest})})


def _meanings(tree: nodes.Template, known: Mapping[str, Meanings]) -> dict[str, Meanings]:
    meanings = dict(known)
    for _ in range(ROUNDS):
        for assign in tree.find_all(nodes.Assign):
            _give(meanings, assign.target, _infer(assign.node, meanings))
        for loop in tree.find_all(nodes.For):
            items = _infer(loop.iter, meanings)
            _give(meanings, loop.target, frozenset(meaning.one() for meaning in items if meaning.many))
    return meanings


def _give(meanings: dict[str, Meanings], target: nodes.Node, more: Meanings) -> None:
    if isinstance(target, nodes.Name):
        meanings[target.name] = meanings.get(target.name, NOTHING) | more


def _infer(node: nodes.Node | None, meanings: Mapping[str, Meanings]) -> Meanings:
    match node:
        case nodes.Name():
            return meanings.get(node.name, NOTHING)
        case nodes.Getattr():
            return frozenset(
                nested
                for meaning in _infer(node.node, meanings)
                if meaning.group and (nested := _nested(meaning.group, node.attr)) is not None
            )
        case nodes.Getitem():
            return frozenset(meaning.one() for meaning in _infer(node.node, meanings) if meaning.many)
        case nodes.Filter() if node.name in PASSING:
            return _infer(node.node, meanings).union(*(_infer(each, meanings) for each in node.args))
        case nodes.Filter() if node.name in ONE_OF:
            return frozenset(meaning.one() for meaning in _infer(node.node, meanings))
        case nodes.Filter() if node.name == GROUPED:
            return frozenset({_of_group("kelompok", many=True)})
        case nodes.CondExpr():
            return _infer(node.expr1, meanings) | _infer(node.expr2, meanings)
        case nodes.Or() | nodes.And():
            return _infer(node.left, meanings) | _infer(node.right, meanings)
        case nodes.List():
            inner = frozenset[Meaning]().union(*(_infer(each, meanings) for each in node.items))
            return frozenset(
                Meaning(group=meaning.group, fields=meaning.fields, many=True) for meaning in inner
            )
        case _:
            return NOTHING


def _nested(group: str, name: str) -> Meaning | None:
    field = groups.find(group, name)
    if field is None or field.kind not in NESTED:
        return None
    return _of_group(field.group, many=field.kind == "table")


def _unknown_name(name: nodes.Name, known: Mapping[str, Meanings]) -> tuple[str, Fault] | None:
    if name.name in known:
        return None
    fault = Fault(f"nama tidak dikenal: {name.name}", line=name.lineno, remedy=nearest(name.name, known))
    return name.name, fault


def _unknown_field(node: nodes.Getattr, meanings: Mapping[str, Meanings]) -> Fault | None:
    about = _infer(node.node, meanings)
    if not about or any(node.attr in meaning.fields and not meaning.many for meaning in about):
        return None
    written = f"{node.node.name}.{node.attr}" if isinstance(node.node, nodes.Name) else node.attr
    if all(meaning.many for meaning in about):
        return Fault(f"{written}: di sini ada daftar; pakai for", line=node.lineno)
    fields = frozenset().union(*(meaning.fields for meaning in about))
    return Fault(f"isian tidak dikenal: {written}", line=node.lineno, remedy=nearest(node.attr, fields))


def _undeclared(dotted: str, known: Mapping[str, Meanings]) -> Fault | None:
    root, _, rest = dotted.partition(".")
    if root not in known:
        return Fault(f"nama tidak dikenal: {dotted}", remedy=nearest(root, known))
    fields = frozenset[str]().union(*(meaning.fields for meaning in known[root]))
    if rest and fields and rest.partition(".")[0] not in fields:
        return Fault(f"isian tidak dikenal: {dotted}", remedy=nearest(rest, fields))
    return None
