/** S2: what the designer's panel may put between the interface and the service. */
export type Faults = { latency: number; failures: 'none' | 'offline' | 'server' | 'storage' }

/** What the interface knows of its backend, besides the API: what a designer may do to it. */
export type Backend = {
  setFaults(faults: Faults): void
  /** Puts a scenario, the open one unless named, back to its start; every tab that shows it reads again. */
  reset(scenario?: string): Promise<void>
}
