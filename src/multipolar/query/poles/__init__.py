"""The signed network of states, its blocs, and how multipolar it is, period by period."""

from multipolar.query.poles.find import Bloc, Poles, PolesPeriod, PolesSettings, Span, find_poles, pole_rows

__all__ = ["Bloc", "Poles", "PolesPeriod", "PolesSettings", "Span", "find_poles", "pole_rows"]
