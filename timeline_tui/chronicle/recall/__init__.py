"""Recall: questions made from a chronicle, answers graded, evidence shown. Nothing is asked that it does not know."""
