"""`hearing schedule|list`."""

from __future__ import annotations

import argparse
from datetime import datetime

from core.case.hearing import Slot
from core.commands.case import hearing_json
from core.commands.terminal import open_vault, show
from core.errors import UserError
from core.process import scheduling
from core.vault.office import Office


def schedule(options: argparse.Namespace) -> int:
    """Schedules a klarifikasi; a collision is an error unless `--force`, a past date always."""
    with open_vault(options) as vault:
        row = vault.find_case(options.case)
        slot = _slot(options, vault.office)
        warned = scheduling.cautions(vault, slot.local.date())
        made = scheduling.schedule(vault, row.id, slot, capacity=options.capacity, force=options.force)
    value = {**hearing_json(made), "case": row.id, "warnings": list(warned)}
    text = f"Klarifikasi dijadwalkan: {made.slot.local:%d-%m-%Y %H.%M} {vault.office.zone_name}, {made.slot.room}"
    show(options, value, [text, *(f"Perhatikan: {line}" for line in warned)])
    return 0


def listing(options: argparse.Namespace) -> int:
    """All hearings of the office, by time."""
    with open_vault(options) as vault:
        rows = vault.hearings()
        zone = vault.office.zone_name
    items = [
        {
            "id": row.id, "case": row.case_id, "name": row.name,
            "at": row.slot.local.isoformat(timespec="minutes"), "zone": row.slot.zone,
            "starts_at": row.slot.starts_at.isoformat(), "minutes": row.slot.minutes, "room": row.slot.room,
            "examiners": list(row.slot.examiners), "number": row.number, "capacity": row.capacity,
            "state": row.state.value,
        }
        for row in rows
    ]  # fmt: skip
    lines = [
        f"{row.slot.local:%d-%m-%Y %H.%M} {zone}  {row.slot.room}  {row.name}  ({', '.join(row.slot.examiners)})"
        for row in rows
    ]
    show(options, {"items": items}, lines or ["Belum ada klarifikasi."])
    return 0


def _slot(options: argparse.Namespace, office: Office) -> Slot:
    try:
        moment = datetime.fromisoformat(options.at)
        if moment.tzinfo is not None:
            moment = moment.astimezone(office.zone).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise UserError("setting_invalid", field="--at", reason="ISO 8601, mis. 2026-11-25T09:00") from error
    if "T" not in options.at and " " not in options.at:
        raise UserError("setting_invalid", field="--at", reason="ISO 8601 dengan jam, mis. 2026-11-25T09:00")
    if not 1900 <= moment.year <= 2200:
        raise UserError("setting_invalid", field="--at", reason="tahun 1900 sampai 2200")
    if not 1 <= options.minutes <= 24 * 60:
        raise UserError("setting_invalid", field="--minutes", reason="1 sampai 1440")
    return Slot(
        local=moment.replace(second=0, microsecond=0),
        zone=office.timezone,
        minutes=options.minutes,
        room=options.room.strip(),
        examiners=tuple(name.strip() for name in options.examiner),
    )
