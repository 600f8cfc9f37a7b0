//! Sums over vectors. Everything here is inlined into [`super::window`], which has the compiler make it for the widest
//! registers that the machine has.

#![allow(clippy::inline_always, reason = "only what is inlined is compiled for wide registers")]

use super::WIDTH;
use super::weights::Layer;

/// What the network knows of a token.
pub(super) type Vector = [f32; WIDTH];

/// Keeps a division from nothing.
const LITTLE: f32 = 1e-5;

/// `bias` and every number of `from` times its row of `mix`. All sums stay in registers where these are wide.
#[inline(always)]
pub(super) fn mixed(from: &[f32], mix: &[Vector], bias: &Vector) -> Vector {
    let mut sums = *bias;
    for (&number, row) in from.iter().zip(mix) {
        for lane in 0..WIDTH {
            sums[lane] += number * row[lane];
        }
    }
    sums
}

/// Numbers below zero become zero.
#[inline(always)]
pub(super) fn rectify(vector: &mut Vector) {
    for number in vector {
        *number = number.max(0.0);
    }
}

/// Moves and stretches numbers to a mean of 0 and a variance of 1.
#[inline(always)]
pub(super) fn normalize(numbers: &mut [f32]) {
    let count = f32::from(numbers.len() as u16);
    let mean = sum(numbers, |n| n) / count;
    let variance = sum(numbers, |n| (n - mean) * (n - mean)) / count;
    let stretch = 1.0 / (variance + LITTLE).sqrt();
    for number in numbers {
        *number = (*number - mean) * stretch;
    }
}

/// The sum of what `each` makes of every number, in sixteen sums that do not wait for each other.
#[inline(always)]
fn sum(numbers: &[f32], each: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; 16];
    for chunk in numbers.as_chunks::<16>().0 {
        for lane in 0..16 {
            sums[lane] += each(chunk[lane]);
        }
    }
    sums.iter().sum()
}

/// Adds to the vectors that are needed what a layer makes of them and of their neighbours.
#[inline(always)]
pub(super) fn pass(
    layer: &Layer,
    vectors: &mut [Vector],
    needed: &[bool],
    read: &[bool],
    normal: &mut Vec<Vector>,
) {
    normal.clear();
    normal.extend_from_slice(vectors);
    for (vector, _) in normal.iter_mut().zip(read).filter(|(_, read)| **read) {
        normalize(vector);
    }
    let [before, own, behind] = &layer.beside;
    for (at, vector) in vectors.iter_mut().enumerate().filter(|(at, _)| needed[*at]) {
        let mut beside = [0.0; WIDTH];
        add_products(&mut beside, &normal[at], own);
        if let Some(neighbour) = at.checked_sub(layer.distance) {
            add_products(&mut beside, &normal[neighbour], before);
        }
        if let Some(neighbour) = normal.get(at + layer.distance) {
            add_products(&mut beside, neighbour, behind);
        }
        let mut new = mixed(&beside, &layer.mix, &layer.bias);
        rectify(&mut new);
        add(vector, &new);
    }
}

/// Adds a vector to another.
#[inline(always)]
pub(super) fn add(to: &mut Vector, other: &Vector) {
    for (sum, number) in to.iter_mut().zip(other) {
        *sum += number;
    }
}

#[inline(always)]
fn add_products(to: &mut Vector, vector: &Vector, weights: &Vector) {
    for ((sum, number), weight) in to.iter_mut().zip(vector).zip(weights) {
        *sum += number * weight;
    }
}
