import type { QueryClient } from '@tanstack/react-query';

/** Other collections whose numbers are computed from this one. */
const dependents: Record<string, string[]> = {
  clusters: ['summary', 'nodes', 'cluster', 'distributions'],
  distributions: ['clusters', 'profiles', 'policies'],
  profiles: ['summary', 'distributions'],
  policies: ['summary', 'distributions'],
  permissions: ['clusters', 'me'],
  features: ['cluster'],
  'local-profiles': ['cluster'],
  'local-policies': ['cluster'],
};

const pause = 500;

/** Collects what changed and loads again what shows it: at once, and at most twice a second while changes keep coming. */
export class Refresher {
  readonly #client: QueryClient;
  readonly #changed = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: QueryClient) {
    this.#client = client;
  }

  changed(collection: string): void {
    this.#changed.add(collection);
    dependents[collection]?.forEach((dependent) => this.#changed.add(dependent));
    if (this.#timer === undefined) {
      this.#refresh();
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#refresh();
      }, pause);
    }
  }

  everything(): void {
    void this.#client.invalidateQueries();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #refresh(): void {
    for (const collection of this.#changed) {
      void this.#client.invalidateQueries({ queryKey: [collection] });
    }

    this.#changed.clear();
  }
}
