import sys

import numpy
from ortools.graph.python import min_cost_flow

from problem import read, serve

mentees, mentors, places, start, mentor, score = read(sys.argv[1])
rows = numpy.repeat(numpy.arange(mentees), numpy.diff(start))
sink = mentees + mentors


def solve():
    flow = min_cost_flow.SimpleMinCostFlow()
    add = flow.add_arcs_with_capacity_and_unit_cost
    ones = numpy.ones(len(rows), dtype=numpy.int64)
    add(rows, mentees + mentor, ones, -score.astype(numpy.int64))
    nothing = numpy.zeros(mentors, dtype=numpy.int64)
    seats = numpy.arange(mentees, sink)
    add(seats, numpy.full(mentors, sink), places.astype(numpy.int64), nothing)
    nothing = numpy.zeros(mentees, dtype=numpy.int64)
    people = numpy.arange(mentees)
    add(people, numpy.full(mentees, sink), numpy.ones(mentees, dtype=numpy.int64), nothing)
    supplies = numpy.concatenate([numpy.ones(mentees), numpy.zeros(mentors), [-mentees]])
    flow.set_nodes_supplies(numpy.arange(sink + 1), supplies.astype(numpy.int64))

    def run():
        if flow.solve() != flow.OPTIMAL:
            sys.exit("The reference found no optimum")
        return lambda: -flow.optimal_cost()

    return run


serve(solve)
