"""The action table as Textual bindings, each with an id that a keymap can name."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from tui.actions import Where, at


def bindings(*places: Where) -> list[BindingType]:
    """The bindings of all actions of `places`; a digit is handed to the action as its number."""
    made: list[BindingType] = []
    for place in places:
        for action in at(place):
            if not action.keys:
                continue
            if action.keys[0].isdigit() and len(action.keys) > 1:
                made += [
                    Binding(key, f"{action.call}({key})", action.help, show=False, id=f"{action.id}.{key}")
                    for key in action.keys
                ]
            else:
                keys = ",".join("comma" if key == "," else key for key in action.keys)
                made.append(Binding(keys, action.call, action.help, show=False, id=f"{place}.{action.id}"))
    return made
