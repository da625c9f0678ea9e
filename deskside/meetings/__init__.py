"""Review meetings: run-sheets and, later, series, sittings, rota and the room."""
