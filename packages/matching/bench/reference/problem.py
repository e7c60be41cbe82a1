"""The problem that both sides solve, as 32-bit integers in the machine's order: numbers of mentees,
mentors and pairs; places of each mentor; where each mentee's pairs start, and their end; the mentor
of each pair; its score."""

import sys
import time

import numpy


def read(path):
    numbers = numpy.fromfile(path, dtype=numpy.int32)
    mentees, mentors, pairs = (int(number) for number in numbers[:3])
    lengths = [mentors, mentees + 1, pairs, pairs]
    places, start, mentor, score = numpy.split(numbers[3:], numpy.cumsum(lengths)[:-1])
    return mentees, mentors, places, start, mentor, score


def serve(solve):
    """For each line that comes in, prints seconds and the total of one solve. `solve` returns the
    function whose time is taken; that one returns another, which reads the total off."""
    print("ready", flush=True)
    for _ in sys.stdin:
        run = solve()
        began = time.perf_counter()
        total = run()
        seconds = time.perf_counter() - began
        print(seconds, total(), flush=True)
