interface Kept {
  readonly of: readonly unknown[];
  readonly made: Promise<unknown>;
  weight: number;
}

/**
 * What was worked out last, each by its name and by what it follows from: of another origin it is worked out anew. What
 * was not asked for longest goes when all of it together weighs too much; what fails is not kept. Nothing in it is
 * stored anywhere: whoever lost it works it out once more.
 */
export class Recent {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly most: number) {}

  get<T>(name: string, of: readonly unknown[], make: () => Promise<T>, weigh: (made: T) => number): Promise<T> {
    const before = this.kept.get(name);
    this.kept.delete(name);
    if (before?.of.every((each, at) => each === of[at])) {
      this.kept.set(name, before);
      return before.made as Promise<T>;
    }
    const made = make();
    const entry: Kept = { of, made, weight: 0 };
    this.kept.set(name, entry);
    made.then(
      (value) => {
        entry.weight = weigh(value);
        this.makeRoom();
      },
      () => this.kept.get(name) === entry && this.kept.delete(name),
    );
    return made;
  }

  private makeRoom(): void {
    let weight = [...this.kept.values()].reduce((sum, each) => sum + each.weight, 0);
    for (const [name, each] of this.kept) {
      if (weight <= this.most || this.kept.size === 1) return;
      this.kept.delete(name);
      weight -= each.weight;
    }
  }
}
