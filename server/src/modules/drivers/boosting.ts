/** Features cut into at most 256 ordered bins, column by column; entry i of every column is one row. */
export interface Binned {
  readonly columns: readonly Uint8Array[];
  readonly bins: readonly number[];
}

interface Tree {
  /** Feature, last bin going left, per inner node in breadth-first order; feature -1 does not split. */
  readonly feature: Int16Array;
  readonly cut: Int16Array;
  /** Added to the prediction, per leaf. */
  readonly leaf: Float64Array;
}

export interface BoostingOptions {
  readonly features: readonly number[];
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
}

/** Shrinks leaf values of small leaves, in rows. */
const LEAF_PRIOR = 5;
const MIN_LEAF = 8;

interface Split {
  gain: number;
  feature: number;
  cut: number;
}

class Grower {
  readonly #node: Uint8Array;
  readonly #offsets: Int32Array;
  readonly #width: number;
  /** Sum of residuals and number of rows, alternating. */
  readonly #cells: Float64Array;
  readonly #parents: Float64Array;
  readonly #order: Int32Array;

  constructor(
    readonly data: Binned,
    readonly residual: Float64Array,
    readonly options: BoostingOptions,
  ) {
    const { features, depth } = options;
    this.#node = new Uint8Array(residual.length);
    this.#order = new Int32Array(residual.length);
    this.#offsets = new Int32Array(features.length);
    let width = 0;
    features.forEach((feature, f) => {
      this.#offsets[f] = width;
      width += data.bins[feature]!;
    });
    this.#width = width;
    this.#cells = new Float64Array(2 * (width << (depth - 1)));
    this.#parents = new Float64Array(this.#cells.length >> 1);
  }

  /** Sums per node, feature and bin. Below the root only left children are counted; their siblings are the parent less them. */
  #histograms(level: number): void {
    const nodes = 1 << level;
    const width = 2 * this.#width;
    if (level > 0) this.#parents.set(this.#cells.subarray(0, (nodes >> 1) * width));
    this.#cells.fill(0, 0, nodes * width);
    const active = this.#active(level);
    for (let f = 0; f < this.options.features.length; f++) this.#count(f, active);
    if (level === 0) return;
    for (let node = 0; node < nodes; node += 2) {
      const [left, parent] = [node * width, (node >> 1) * width];
      for (let at = 0; at < width; at++) {
        this.#cells[left + width + at] = this.#parents[parent + at]! - this.#cells[left + at]!;
      }
    }
  }

  #count(f: number, active: Int32Array): void {
    const { residual } = this;
    const [cells, node] = [this.#cells, this.#node];
    const column = this.data.columns[this.options.features[f]!]!;
    const width = 2 * this.#width;
    const offset = 2 * this.#offsets[f]!;
    for (let a = 0; a < active.length; a++) {
      const i = active[a]!;
      const at = node[i]! * width + offset + 2 * column[i]!;
      cells[at] = cells[at]! + residual[i]!;
      cells[at + 1] = cells[at + 1]! + 1;
    }
  }

  /** Entries whose node is a left child; at the root all of them. */
  #active(level: number): Int32Array {
    let size = 0;
    for (let i = 0; i < this.#node.length; i++) {
      this.#order[size] = i;
      size += level === 0 || (this.#node[i]! & 1) === 0 ? 1 : 0;
    }
    return this.#order.subarray(0, size);
  }

  #bestSplit(node: number): Split {
    const base = node * this.#width;
    const best: Split = { gain: 1e-12, feature: -1, cut: 0 };
    const bins0 = this.data.bins[this.options.features[0]!]!;
    let [total, count] = [0, 0];
    for (let b = 0; b < bins0; b++) {
      total += this.#cells[2 * (base + b)]!;
      count += this.#cells[2 * (base + b) + 1]!;
    }
    const whole = (total * total) / (count + LEAF_PRIOR);
    this.options.features.forEach((feature, f) => {
      const offset = base + this.#offsets[f]!;
      let [left, leftCount] = [0, 0];
      for (let cut = 0; cut < this.data.bins[feature]! - 1; cut++) {
        left += this.#cells[2 * (offset + cut)]!;
        leftCount += this.#cells[2 * (offset + cut) + 1]!;
        const rightCount = count - leftCount;
        if (leftCount < MIN_LEAF || rightCount < MIN_LEAF) continue;
        const right = total - left;
        const gain = (left * left) / (leftCount + LEAF_PRIOR) + (right * right) / (rightCount + LEAF_PRIOR) - whole;
        if (gain > best.gain) Object.assign(best, { gain, feature, cut });
      }
    });
    return best;
  }

  grow(): Tree {
    const { depth } = this.options;
    const feature = new Int16Array((1 << depth) - 1).fill(-1);
    const cut = new Int16Array(feature.length);
    this.#node.fill(0);
    for (let level = 0; level < depth; level++) {
      const nodes = 1 << level;
      this.#histograms(level);
      for (let node = 0; node < nodes; node++) {
        const split = this.#bestSplit(node);
        feature[nodes - 1 + node] = split.feature;
        cut[nodes - 1 + node] = split.cut;
      }
      this.#descend(nodes, feature, cut);
    }
    return { feature, cut, leaf: this.#leaves(1 << depth) };
  }

  #descend(nodes: number, feature: Int16Array, cut: Int16Array): void {
    const node = this.#node;
    for (let i = 0; i < node.length; i++) {
      const at = nodes - 1 + node[i]!;
      const column = feature[at]!;
      const right = column >= 0 && this.data.columns[column]![i]! > cut[at]! ? 1 : 0;
      node[i] = 2 * node[i]! + right;
    }
  }

  #leaves(count: number): Float64Array {
    const leaf = new Float64Array(count);
    const size = new Float64Array(count);
    for (let i = 0; i < this.residual.length; i++) {
      leaf[this.#node[i]!]! += this.residual[i]!;
      size[this.#node[i]!]!++;
    }
    for (let c = 0; c < count; c++) leaf[c] = (this.options.rate * leaf[c]!) / (size[c]! + LEAF_PRIOR);
    for (let i = 0; i < this.residual.length; i++) this.residual[i]! -= leaf[this.#node[i]!]!;
    return leaf;
  }
}

/**
 * Gradient boosted regression trees for squared error on binned features (Friedman 2001; histograms as in Ke et al. 2017).
 * @param residual one value per row; overwritten with what stays unexplained
 */
export const boost = (data: Binned, residual: Float64Array, options: BoostingOptions): Tree[] => {
  if (options.features.length === 0) return [];
  const grower = new Grower(data, residual, options);
  return Array.from({ length: options.trees }, () => grower.grow());
};

/** Adds the trees' prediction for every row of `data` to `out`. */
export const addPredictions = (trees: readonly Tree[], data: Binned, out: Float64Array): void => {
  for (const { feature, cut, leaf } of trees) {
    const inner = feature.length;
    for (let i = 0; i < out.length; i++) {
      let node = 0;
      while (node < inner) {
        const column = feature[node]!;
        node = 2 * node + 1 + (column >= 0 && data.columns[column]![i]! > cut[node]! ? 1 : 0);
      }
      out[i]! += leaf[node - inner]!;
    }
  }
};
