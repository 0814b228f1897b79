"""HTML → sheets, with WeasyPrint: laid out, looked over, set again if need be, and drawn as plain values."""
