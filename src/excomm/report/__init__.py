"""Results shown: tables, words, and data for other programs."""

from typing import TYPE_CHECKING

import lazy_loader

if TYPE_CHECKING:
    from excomm.report.agreements import (
        agreements_data,
        agreements_rows,
        agreements_tables,
        agreements_text,
    )
    from excomm.report.belief import belief_data, belief_rows, belief_tables
    from excomm.report.cases import cases_data, cases_table, findings_data
    from excomm.report.citations import citation_findings, citations_text
    from excomm.report.comparison import (
        comparison_data,
        comparison_rows,
        comparison_table,
        comparison_text,
    )
    from excomm.report.evidence import (
        evidence_data,
        evidence_rows,
        evidence_tables,
        evidence_text,
    )
    from excomm.report.forecast import (
        forecast_data,
        forecast_rows,
        forecast_tables,
        forecast_text,
    )
    from excomm.report.memo import difference_in, estimate_in, timeline_in
    from excomm.report.outcomes import difference_rows, estimate_rows, timeline_rows
    from excomm.report.packages.packages import (
        packages_data,
        packages_rows,
        packages_tables,
        packages_text,
    )
    from excomm.report.paths import paths_data, paths_rows, paths_tables, paths_text
    from excomm.report.picture import assurance_svg, picture_data, picture_rows, picture_svg
    from excomm.report.playbook import playbook_data, playbook_in, playbook_rows
    from excomm.report.pressure.pressure import (
        pressure_data,
        pressure_rows,
        pressure_tables,
        pressure_text,
    )
    from excomm.report.proposals.appraisal import (
        appraisal_data,
        appraisal_rows,
        appraisal_tables,
        appraisal_text,
    )
    from excomm.report.reaction import (
        reaction_data,
        reaction_rows,
        reaction_tables,
        reaction_text,
    )
    from excomm.report.reasons import reason_data, reason_rows, reason_text
    from excomm.report.stability import (
        outlook_text,
        stability_data,
        stability_rows,
        stability_tables,
    )
    from excomm.report.states import StateList, states_data, states_rows, states_tables
    from excomm.report.symbolic import (
        symbolic_data,
        symbolic_rows,
        symbolic_tables,
        symbolic_text,
    )
    from excomm.report.table import Table, as_csv, as_html, as_pandas, as_text
    from excomm.report.verification.assurance import assurance_tables, assurance_text
    from excomm.report.verification.assured import assurance_data, help_data
    from excomm.report.verification.helping import help_tables, help_text
    from excomm.report.verification.verification import verification_tables, verification_text
    from excomm.report.verification.verified import verification_data, verification_rows
    from excomm.report.words import (
        readers_data,
        readers_rows,
        readers_tables,
        word_list_data,
        word_list_rows,
        word_list_table,
        word_table_data,
        word_table_rows,
        word_table_tables,
    )

__all__ = [
    "StateList",
    "Table",
    "agreements_data",
    "agreements_rows",
    "agreements_tables",
    "agreements_text",
    "appraisal_data",
    "appraisal_rows",
    "appraisal_tables",
    "appraisal_text",
    "as_csv",
    "as_html",
    "as_pandas",
    "as_text",
    "assurance_data",
    "assurance_svg",
    "assurance_tables",
    "assurance_text",
    "belief_data",
    "belief_rows",
    "belief_tables",
    "cases_data",
    "cases_table",
    "citation_findings",
    "citations_text",
    "comparison_data",
    "comparison_rows",
    "comparison_table",
    "comparison_text",
    "difference_in",
    "difference_rows",
    "estimate_in",
    "estimate_rows",
    "evidence_data",
    "evidence_rows",
    "evidence_tables",
    "evidence_text",
    "findings_data",
    "forecast_data",
    "forecast_rows",
    "forecast_tables",
    "forecast_text",
    "help_data",
    "help_tables",
    "help_text",
    "outlook_text",
    "packages_data",
    "packages_rows",
    "packages_tables",
    "packages_text",
    "paths_data",
    "paths_rows",
    "paths_tables",
    "paths_text",
    "picture_data",
    "picture_rows",
    "picture_svg",
    "playbook_data",
    "playbook_in",
    "playbook_rows",
    "pressure_data",
    "pressure_rows",
    "pressure_tables",
    "pressure_text",
    "reaction_data",
    "reaction_rows",
    "reaction_tables",
    "reaction_text",
    "readers_data",
    "readers_rows",
    "readers_tables",
    "reason_data",
    "reason_rows",
    "reason_text",
    "stability_data",
    "stability_rows",
    "stability_tables",
    "states_data",
    "states_rows",
    "states_tables",
    "symbolic_data",
    "symbolic_rows",
    "symbolic_tables",
    "symbolic_text",
    "timeline_in",
    "timeline_rows",
    "verification_data",
    "verification_rows",
    "verification_tables",
    "verification_text",
    "word_list_data",
    "word_list_rows",
    "word_list_table",
    "word_table_data",
    "word_table_rows",
    "word_table_tables",
]

__getattr__, __dir__, _ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "agreements": [
            "agreements_data",
            "agreements_rows",
            "agreements_tables",
            "agreements_text",
        ],
        "proposals.appraisal": [
            "appraisal_data",
            "appraisal_rows",
            "appraisal_tables",
            "appraisal_text",
        ],
        "verification.assurance": ["assurance_tables", "assurance_text"],
        "verification.assured": ["assurance_data", "help_data"],
        "belief": ["belief_data", "belief_rows", "belief_tables"],
        "cases": ["cases_data", "cases_table", "findings_data"],
        "citations": ["citation_findings", "citations_text"],
        "comparison": [
            "comparison_data",
            "comparison_rows",
            "comparison_table",
            "comparison_text",
        ],
        "evidence": ["evidence_data", "evidence_rows", "evidence_tables", "evidence_text"],
        "forecast": ["forecast_data", "forecast_rows", "forecast_tables", "forecast_text"],
        "verification.helping": ["help_tables", "help_text"],
        "memo": ["difference_in", "estimate_in", "timeline_in"],
        "playbook": ["playbook_data", "playbook_in", "playbook_rows"],
        "outcomes": ["difference_rows", "estimate_rows", "timeline_rows"],
        "packages.packages": [
            "packages_data",
            "packages_rows",
            "packages_tables",
            "packages_text",
        ],
        "paths": ["paths_data", "paths_rows", "paths_tables", "paths_text"],
        "picture": ["assurance_svg", "picture_data", "picture_rows", "picture_svg"],
        "pressure.pressure": ["pressure_data", "pressure_rows", "pressure_tables", "pressure_text"],
        "reaction": ["reaction_data", "reaction_rows", "reaction_tables", "reaction_text"],
        "reasons": ["reason_data", "reason_rows", "reason_text"],
        "stability": ["outlook_text", "stability_data", "stability_rows", "stability_tables"],
        "states": ["StateList", "states_data", "states_rows", "states_tables"],
        "symbolic": ["symbolic_data", "symbolic_rows", "symbolic_tables", "symbolic_text"],
        "table": ["Table", "as_csv", "as_html", "as_pandas", "as_text"],
        "verification.verification": ["verification_tables", "verification_text"],
        "verification.verified": ["verification_data", "verification_rows"],
        "words": [
            "readers_data",
            "readers_rows",
            "readers_tables",
            "word_list_data",
            "word_list_rows",
            "word_list_table",
            "word_table_data",
            "word_table_rows",
            "word_table_tables",
        ],
    },
)
