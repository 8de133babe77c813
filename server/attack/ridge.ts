import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/** Linear regression with small weights (ridge), given one row at a time. */
export interface Ridge {
  readonly add: (features: Float64Array, target: number) => void;
  /** The weight of each feature. All are 0 without rows. */
  readonly solve: () => readonly number[];
}

/**
 * Starts a regression over a number of features.
 *
 * @param penalty the factor of each squared weight: the variance of a target divided by the
 * variance of the weights
 */
export function startRidge(size: number, penalty: number): Ridge {
  const products = new Float64Array(size * size);
  const targets = new Float64Array(size);
  return {
    add(features, target) {
      for (const [place, feature] of features.entries()) {
        if (feature === 0) continue;
        targets[place] = (targets[place] ?? 0) + feature * target;
        const start = place * size;
        for (let other = 0; other < size; other += 1)
          products[start + other] =
            (products[start + other] ?? 0) + feature * (features[other] ?? 0);
      }
    },
    solve() {
      const matrix = Matrix.from1DArray(size, size, products).add(Matrix.eye(size).mul(penalty));
      return new CholeskyDecomposition(matrix).solve(Matrix.columnVector(targets)).to1DArray();
    },
  };
}
