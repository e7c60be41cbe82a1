import sys

import numpy
from scipy.optimize import linear_sum_assignment

from problem import read, serve

mentees, mentors, _, _, _, score = read(sys.argv[1])
scores = score.reshape(mentees, mentors).astype(numpy.float64)


def solve():
    def run():
        rows, columns = linear_sum_assignment(scores, maximize=True)
        return lambda: int(scores[rows, columns].sum())

    return run


serve(solve)
