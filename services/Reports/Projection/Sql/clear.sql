truncate reports.checkpoint, reports.appends, reports.catalogue, reports.keys, reports.dossiers, reports.past_facts, reports.cells, reports.ended_exceptions, reports.cell_changes,
         reports.typed_places, reports.numbered
