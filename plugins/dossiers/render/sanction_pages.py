"""The table of sanctions over the site, and a page for each authority and programme."""

from __future__ import annotations

from collections.abc import Sequence

from dossiers.index import paths
from dossiers.index.anchors import distinct
from dossiers.index.sanctions import Designation
from dossiers.index.views import Index
from dossiers.model.registry import Authority
from dossiers.render.config import SiteConfig
from dossiers.render.contexts import (
    SanctionsPage,
)
from dossiers.render.frame import frame
from dossiers.render.linker import Linker
from dossiers.render.lists import heading
from dossiers.render.tables import all_sanctions
from dossiers.render.views import (
    Claim,
    Described,
    Fact,
    Factsheet,
    Link,
)


def sanctions_page(index: Index, linker: Linker, config: SiteConfig) -> SanctionsPage:
    """Return the table of sanctions over the whole site."""
    lead = "Every designation recorded in the dossiers, and every list that was searched without a result."
    downloads = (Link(linker.to("data/sanctions.csv"), "CSV"), Link(linker.to("data/sanctions.json"), "JSON"))
    authorities = tuple(
        Described(
            Link(linker.to(paths.authority(key)), authority.name),
            _count(len(index.authorities.get(key, ()))),
        )
        for key, authority in linker.known.registry.authorities.items()
    )
    programmes = tuple(_programme_link(linker, rows) for rows in index.programmes.values())
    table = all_sanctions(
        linker, index, "Designations and searches.", index.designations, index.searches, downloads
    )
    return SanctionsPage(
        frame(linker, config, "Sanctions", lead),
        heading("Sanctions", lead),
        None,
        table,
        authorities,
        programmes,
    )


def _count(number: int) -> str:
    return f"{number:,} designation" + ("" if number == 1 else "s")


def _programme_link(linker: Linker, rows: Sequence[Designation]) -> Described:
    row = rows[0]
    name = (
        f"{row.sanction.program}: {row.programme.name}"
        if row.programme is not None
        else str(row.sanction.program)
    )
    return Described(Link(linker.to(paths.programme(row.sanction.program or "")), name), _count(len(rows)))


def authority_page(index: Index, linker: Linker, config: SiteConfig, authority: Authority) -> SanctionsPage:
    """Return one authority's page: who it is, its lists, its designations, the searches of its lists."""
    rows = index.authorities.get(authority.id, ())
    lists = tuple(Claim(Link(each.url, f"{each.id}: {each.name}")) for each in authority.lists)
    facts = [Fact("Acts for", (Claim(Link(None, authority.of)),))]
    facts += [Fact("Lists", lists)] if lists else []
    facts += [Fact("Website", (Claim(Link(authority.url, authority.url)),))] if authority.url else []
    searches = [row for row in index.searches if row.authority.id == authority.id]
    table = all_sanctions(linker, index, f"Designations by {authority.name}.", rows, searches)
    lead = f"{_count(len(rows))} by this authority, as the dossiers record them."
    trail = (Link(linker.to(paths.SANCTIONS), "Sanctions"), Link(None, f"authority {authority.id}"))
    programmes = {distinct(row.sanction.program): None for row in rows if row.sanction.program}
    return SanctionsPage(
        frame(linker, config, authority.name, lead),
        heading(authority.name, lead, trail),
        Factsheet("Authority", tuple(facts)),
        table,
        (),
        tuple(_programme_link(linker, index.programmes[key]) for key in programmes),
    )


def programme_page(
    index: Index, linker: Linker, config: SiteConfig, rows: Sequence[Designation]
) -> SanctionsPage:
    """Return one programme's page."""
    code, known = str(rows[0].sanction.program), rows[0].programme
    name = f"{code}: {known.name}" if known is not None else code
    facts = [Fact("Code", (Claim(Link(None, code)),))]
    bases = dict.fromkeys(
        ([known.legal_basis] if known is not None and known.legal_basis else [])
        + [row.sanction.legal_basis for row in rows if row.sanction.legal_basis]
    )
    facts += [Fact("Legal basis", tuple(Claim(Link(None, basis)) for basis in bases))] if bases else []
    authorities = dict.fromkeys(row.authority.id for row in rows)
    table = all_sanctions(linker, index, f"Designations under {code}.", rows, ())
    lead = f"{_count(len(rows))} under this programme, as the dossiers record them."
    trail = (Link(linker.to(paths.SANCTIONS), "Sanctions"), Link(None, f"programme {code}"))
    described = tuple(
        Described(
            linker.authority(linker.known.registry.authorities[key]),
            _count(sum(row.authority.id == key for row in rows)),
        )
        for key in authorities
    )
    return SanctionsPage(
        frame(linker, config, name, lead),
        heading(name, lead, trail),
        Factsheet("Programme", tuple(facts)),
        table,
        described,
        (),
    )
