"""What pages cost, beside the least that any page could cost: `deskside bench`."""
