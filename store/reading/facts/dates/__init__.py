"""Date expressions and what they mean in EDTF."""
