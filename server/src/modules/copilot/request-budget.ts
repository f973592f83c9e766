/** Requests a day, counted in UTC. A new day starts from zero. */
export class RequestBudget {
  #day = '';
  #used = 0;

  constructor(
    private readonly perDay: number,
    private readonly now: () => Date,
  ) {}

  get left(): number {
    this.#turn();
    return Math.max(0, this.perDay - this.#used);
  }

  /** Takes one request out of the budget; false when there is none left. */
  take(): boolean {
    this.#turn();
    if (this.#used >= this.perDay) return false;
    this.#used += 1;
    return true;
  }

  #turn(): void {
    const day = this.now().toISOString().slice(0, 10);
    if (day !== this.#day) {
      this.#day = day;
      this.#used = 0;
    }
  }
}
