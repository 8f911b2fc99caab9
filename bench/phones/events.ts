/** Node's events for the browser, as far as PouchDB uses them: it expects a bundler to bring them. */
type Listener = (...given: readonly unknown[]) => void;
/** What was given, and what is called: another one where it is called only once. */
type Entry = { readonly given: Listener; readonly called: Listener };

/** Beside the objects, for PouchDB borrows the methods for objects of its own. */
const known = new WeakMap<object, Map<string, readonly Entry[]>>();

function entriesOf(of: object): Map<string, readonly Entry[]> {
  const found = known.get(of) ?? new Map<string, readonly Entry[]>();
  known.set(of, found);
  return found;
}

function add<Of extends object>(of: Of, name: string, entry: Entry): Of {
  entriesOf(of).set(name, [...(entriesOf(of).get(name) ?? []), entry]);
  return of;
}

class EventEmitter {
  static listenerCount(of: EventEmitter, name: string): number {
    return of.listenerCount(name);
  }

  on(name: string, listener: Listener): this {
    return add(this, name, { given: listener, called: listener });
  }

  addListener(name: string, listener: Listener): this {
    return this.on(name, listener);
  }

  once(name: string, listener: Listener): this {
    const called: Listener = (...given) => {
      this.removeListener(name, listener);
      listener.apply(this, given as unknown[]);
    };
    return add(this, name, { given: listener, called });
  }

  removeListener(name: string, listener: Listener): this {
    const others = (entriesOf(this).get(name) ?? []).filter(({ given }) => given !== listener);
    entriesOf(this).set(name, others);
    return this;
  }

  removeAllListeners(name?: string): this {
    if (name === undefined) entriesOf(this).clear();
    else entriesOf(this).delete(name);
    return this;
  }

  emit(name: string, ...given: readonly unknown[]): boolean {
    const all = entriesOf(this).get(name) ?? [];
    for (const { called } of all) called.apply(this, given as unknown[]);
    return all.length > 0;
  }

  listenerCount(name: string): number {
    return this.listeners(name).length;
  }

  listeners(name: string): readonly Listener[] {
    return (entriesOf(this).get(name) ?? []).map(({ given }) => given);
  }

  setMaxListeners(): this {
    return this;
  }
}

// PouchDB copies what it can enumerate, as Node's methods can be.
for (const name of Object.getOwnPropertyNames(EventEmitter.prototype)) {
  if (name === 'constructor') continue;
  Object.defineProperty(EventEmitter.prototype, name, { enumerable: true });
}

// biome-ignore lint/style/noDefaultExport: what PouchDB imports.
export default EventEmitter;
