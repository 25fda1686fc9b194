"""Bargaining theory over numbers: frontiers, solutions, lotteries and divided issues."""
