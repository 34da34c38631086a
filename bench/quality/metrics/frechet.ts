import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Samples of features, all of one length. */
export type Features = readonly ArrayLike<number>[];

/**
 * The Fréchet distance of two sets of features taken as Gaussians (Dowson and Landau 1982):
 * |mean a − mean b|² + tr(A + B − 2 (A B)^½), A and B their covariances. tr (A B)^½ is found as the sum
 * of the roots of the eigenvalues of A^½ B A^½, which is symmetric: A B is nearly singular when there are
 * fewer samples than features, and its own root then is not to be had in floating point.
 * NaN of fewer than two samples.
 */
export function frechetDistance(a: Features, b: Features): number {
  if (a.length < 2 || b.length < 2) return Number.NaN;
  const [first, second] = [describe(a), describe(b)];
  const root = rootOf(first.covariance);
  const middle = root.mmul(second.covariance).mmul(root);
  const shared = eigenvaluesOf(middle).reduce((sum, value) => sum + Math.sqrt(value), 0);
  const apart = first.mean.reduce((sum, value, i) => sum + (value - second.mean[i]!) ** 2, 0);
  return apart + first.covariance.trace() + second.covariance.trace() - 2 * shared;
}

/** Mean, and covariance with n − 1. */
function describe(features: Features): { readonly mean: number[]; readonly covariance: Matrix } {
  const samples = new Matrix(features.map((row) => Array.from(row)));
  const mean = samples.mean('column');
  const centred = samples.subRowVector(mean);
  return {
    mean,
    covariance: centred
      .transpose()
      .mmul(centred)
      .div(features.length - 1),
  };
}

function rootOf(covariance: Matrix): Matrix {
  const decomposition = decompose(covariance);
  const vectors = decomposition.eigenvectorMatrix;
  const roots = positive(decomposition.realEigenvalues).map(Math.sqrt);
  return vectors.clone().mulRowVector(roots).mmul(vectors.transpose());
}

function eigenvaluesOf(matrix: Matrix): number[] {
  return positive(decompose(matrix).realEigenvalues);
}

function decompose(matrix: Matrix): EigenvalueDecomposition {
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
}

/** What is not above the noise of the arithmetic is 0. */
function positive(eigenvalues: readonly number[]): number[] {
  const noise = eigenvalues.length * Number.EPSILON * Math.max(...eigenvalues, 0);
  return eigenvalues.map((value) => (value > noise ? value : 0));
}
