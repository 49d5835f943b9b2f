"""Characters of symbol fonts (Wingdings, Symbol) as the plain characters that they show."""

WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "●", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "◆", 0x77: "◆", 0xA1: "○", 0xA2: "○", 0xA7: "●",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑", 0x78: "☒", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④",
    0x85: "⑤", 0x86: "⑥", 0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
}  # fmt: skip
WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA3: "□", 0x30: "□", 0x97: "●", 0x98: "●", 0x6A: "①", 0x6B: "②", 0x6C: "③",
    0x6D: "④", 0x6E: "⑤", 0x6F: "⑥", 0x70: "⑦", 0x71: "⑧", 0x72: "⑨", 0x73: "⑩",
}  # fmt: skip
SYMBOL = {0xB7: "●", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xA3: "≤", 0xB3: "≥", 0xD7: "·", 0xDE: "⇒", 0xAE: "→", 0xD6: "√", 0xB8: "÷", 0x6D: "μ", 0x53: "Σ"}
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}
UNKNOWN = "●"


def symbol(font: str, character: str) -> str:
    """What `character` of `font` shows; a square as a bullet is no illegible character (■), and what no table has is a bullet."""
    code = ord(character)
    table = FONTS.get(font.lower())
    if 0xF000 <= code <= 0xF0FF:
        code -= 0xF000
        table = table if table is not None else WINGDINGS
    if table is None or (code < 0x20 and character.isspace()):
        return UNKNOWN if character == "■" else character
    if code in table:
        return table[code]
    return character if font.lower() == "symbol" and 0x20 <= code < 0x7F else UNKNOWN
