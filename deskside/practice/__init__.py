"""Role-play, writing clinic, undertakings."""
