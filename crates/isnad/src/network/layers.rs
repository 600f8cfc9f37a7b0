//! Sums over vectors. Everything here is inlined into [`super::window`], which has the compiler make it for the widest
//! registers that the machine has.

#![allow(clippy::inline_always, reason = "only what is inlined is compiled for wide registers")]

use super::WIDTH;
use super::weights::Layer;
use pulp::Simd;

/// What the network knows of a token.
pub(super) type Vector = [f32; WIDTH];

/// Keeps a division from nothing.
const LITTLE: f32 = 1e-5;

/// Vectors that are mixed together, which share the loads of a row.
pub(super) const TOGETHER: usize = 4;
/// Registers of a vector that are summed at once: those of [`TOGETHER`] vectors and of a row fit into sixteen.
const REGISTERS: usize = 2;

/// For each of some vectors, `bias` and every number times its row of `mix`. A product is added before it is rounded, on
/// machines without an instruction for that, too, so that all round alike.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "iterators over pairs are calls where a build is incremental")]
pub(super) fn mixed<S: Simd, const N: usize, const FROM: usize>(
    simd: S,
    from: &[[f32; FROM]; N],
    mix: &[Vector; FROM],
    bias: &Vector,
) -> [Vector; N] {
    let mut all = [*bias; N];
    for column in 0..columns::<S>(bias).len() {
        let mut sums = [columns::<S>(bias)[column]; N];
        for (at, row) in mix.iter().enumerate() {
            let row = columns::<S>(row)[column];
            for vector in 0..N {
                let number = simd.splat_f32s(from[vector][at]);
                for register in 0..REGISTERS {
                    let sum = sums[vector][register];
                    sums[vector][register] = simd.mul_add_f32s(number, row[register], sum);
                }
            }
        }
        for (vector, sums) in all.iter_mut().zip(sums) {
            S::as_mut_simd_f32s(vector).0.as_chunks_mut().0[column] = sums;
        }
    }
    all
}

/// A vector in registers, some of them at once.
#[inline(always)]
fn columns<S: Simd>(vector: &Vector) -> &[[S::f32s; REGISTERS]] {
    S::as_simd_f32s(vector).0.as_chunks().0
}

/// Numbers below zero become zero: half the sum of a number and its amount, since registers of every width know both.
#[inline(always)]
pub(super) fn rectify<S: Simd>(simd: S, vector: &mut Vector) {
    let half = simd.splat_f32s(0.5);
    for some in S::as_mut_simd_f32s(vector).0 {
        *some = simd.mul_f32s(half, simd.add_f32s(*some, simd.abs_f32s(*some)));
    }
}

/// Partial sums that do not wait for each other: as many whatever registers the machine has, so that all round alike.
const PARTS: usize = 16;

/// Moves and stretches numbers to a mean of 0 and a variance of 1.
#[inline(always)]
pub(super) fn normalize<S: Simd>(simd: S, numbers: &mut [f32]) {
    let count = f32::from(numbers.len() as u16);
    let mean = simd.splat_f32s(sum(simd, numbers) / count);
    for some in S::as_mut_simd_f32s(numbers).0 {
        *some = simd.sub_f32s(*some, mean);
    }
    let variance = sum_of_squares(simd, numbers) / count;
    let stretch = simd.splat_f32s(1.0 / (variance + LITTLE).sqrt());
    for some in S::as_mut_simd_f32s(numbers).0 {
        *some = simd.mul_f32s(*some, stretch);
    }
}

#[inline(always)]
fn sum<S: Simd>(simd: S, numbers: &[f32]) -> f32 {
    let mut sums = [simd.splat_f32s(0.0); PARTS];
    let sums = &mut sums[..PARTS / S::F32_LANES];
    for chunk in S::as_simd_f32s(numbers).0.chunks_exact(sums.len()) {
        for (sum, &some) in sums.iter_mut().zip(chunk) {
            *sum = simd.add_f32s(*sum, some);
        }
    }
    total::<S>(sums)
}

#[inline(always)]
fn sum_of_squares<S: Simd>(simd: S, numbers: &[f32]) -> f32 {
    let mut sums = [simd.splat_f32s(0.0); PARTS];
    let sums = &mut sums[..PARTS / S::F32_LANES];
    for chunk in S::as_simd_f32s(numbers).0.chunks_exact(sums.len()) {
        for (sum, &some) in sums.iter_mut().zip(chunk) {
            *sum = simd.add_f32s(*sum, simd.mul_f32s(some, some));
        }
    }
    total::<S>(sums)
}

/// The sum of all partial sums, by halves, which do not wait for each other either.
#[inline(always)]
fn total<S: Simd>(sums: &[S::f32s]) -> f32 {
    let mut parts = [0.0; PARTS];
    S::as_mut_simd_f32s(&mut parts).0.copy_from_slice(sums);
    let mut half = PARTS / 2;
    while half > 0 {
        for part in 0..half {
            parts[part] += parts[part + half];
        }
        half /= 2;
    }
    parts[0]
}

/// Adds to the vectors that are needed, by their places, what a layer makes of them and of their neighbours, which all
/// stand at the places that are `read`.
#[inline(always)]
pub(super) fn pass<S: Simd>(
    simd: S,
    layer: &Layer,
    vectors: &mut [Vector],
    needed: &[usize],
    read: &[usize],
    normal: &mut [Vector],
) {
    for &place in read {
        normal[place] = vectors[place];
        normalize(simd, &mut normal[place]);
    }
    let (groups, rest) = needed.as_chunks::<TOGETHER>();
    for group in groups {
        renew(simd, layer, vectors, group, normal);
    }
    for place in rest {
        renew(simd, layer, vectors, std::array::from_ref(place), normal);
    }
}

/// The same for a few of the vectors.
#[inline(always)]
fn renew<S: Simd, const N: usize>(
    simd: S,
    layer: &Layer,
    vectors: &mut [Vector],
    places: &[usize; N],
    normal: &[Vector],
) {
    let [before, own, behind] = &layer.beside;
    let mut beside = [[0.0; WIDTH]; N];
    for (beside, &place) in beside.iter_mut().zip(places) {
        add_products(simd, beside, &normal[place], own);
        if let Some(neighbour) = place.checked_sub(layer.distance) {
            add_products(simd, beside, &normal[neighbour], before);
        }
        if let Some(neighbour) = normal.get(place + layer.distance) {
            add_products(simd, beside, neighbour, behind);
        }
    }
    let new = mixed(simd, &beside, &layer.mix, &layer.bias);
    for (mut new, &place) in new.into_iter().zip(places) {
        rectify(simd, &mut new);
        add(simd, &mut vectors[place], &new);
    }
}

/// Adds a vector to another.
#[inline(always)]
pub(super) fn add<S: Simd>(simd: S, to: &mut Vector, other: &Vector) {
    for (sum, &some) in S::as_mut_simd_f32s(to).0.iter_mut().zip(S::as_simd_f32s(other).0) {
        *sum = simd.add_f32s(*sum, some);
    }
}

/// Adds the products of two vectors' numbers to a third.
#[inline(always)]
fn add_products<S: Simd>(simd: S, to: &mut Vector, vector: &Vector, weights: &Vector) {
    let products = S::as_simd_f32s(vector).0.iter().zip(S::as_simd_f32s(weights).0);
    for (sum, (&number, &weight)) in S::as_mut_simd_f32s(to).0.iter_mut().zip(products) {
        *sum = simd.mul_add_f32s(number, weight, *sum);
    }
}
