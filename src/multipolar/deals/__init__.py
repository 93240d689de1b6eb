"""Coded events -> the deals they tell of."""

from multipolar.deals.find import find_deals

__all__ = ["find_deals"]
