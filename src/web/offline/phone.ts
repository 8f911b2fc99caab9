/**
 * What screens know of the phone: the people it holds with everything said since laid over them, what became of
 * that, and the lock. All state is behind it; see open-phone.ts for the one that is made.
 */
import type { Area } from './engine/holdings.ts';
import type { Assessment } from '../../model/assessment.ts';
import type {
  PackedEntitlement,
  PackedPerson,
  PackedQuestion,
  PackedUnpaid,
  PackedWindow,
} from '../../model/sync/caseload.ts';
import type { PersonRef, PhoneEvent, RecordRef, Value } from '../../model/sync/event.ts';
import type { ReceiptState } from '../../model/sync/receipt.ts';
import type { Jurisdiction } from '../../programs/packs.ts';
import type { TodayRow } from '../../programs/today/rank.ts';
import type { Population } from '../../rules/index.ts';

export type { Area } from './engine/holdings.ts';

/**
 * empty: no device here yet. locked: a PIN opens it. open. expired: the lease is over or the clock was set back;
 * nothing can be read until the server is reached, and saying goes on. wiped: everything was deleted.
 */
export type PhoneState = 'empty' | 'locked' | 'open' | 'expired' | 'wiped';

/** Where something that was said is: on this phone only, or what the server answered. */
export type Whereabouts = 'here' | ReceiptState;

/** Something that was said on this phone. */
export type Said = {
  readonly id: string;
  readonly record: RecordRef;
  readonly field: string;
  readonly value: Value;
  readonly base: readonly string[];
  readonly saidAt: string;
  readonly about: PersonRef;
  readonly where: Whereabouts;
  /** Error code, where it is refused. */
  readonly code?: string;
};

/** Somebody with all that this phone said laid over what the server told. */
export type ShownPerson = PackedPerson & {
  readonly ref: PersonRef;
  /** Below zero for somebody who was registered here and has no number yet. */
  readonly id: number;
  /** Said here and not yet in what the server told, oldest first: of her record, and of visits to her. */
  readonly said: readonly Said[];
};

export type Household = {
  /** The server's number of it; undefined for people who keep no house that is known. */
  readonly household: number | undefined;
  /** Number on the register. */
  readonly number: string;
  readonly people: readonly ShownPerson[];
};

/** What somebody is owed. */
export type Rights = {
  /** Worked out on the phone, from everything said until now. */
  readonly here: readonly Assessment[];
  /** Programs that look at more than is on the phone: what the server said last. */
  readonly server: {
    readonly entitled: readonly PackedEntitlement[];
    readonly unpaid: readonly PackedUnpaid[];
    readonly windows: readonly PackedWindow[];
    readonly questions: readonly PackedQuestion[];
  };
};

/** What a progress bar shows. */
export type SyncProgress = {
  readonly doing: 'asking' | 'sending' | 'fetching' | 'rules' | 'papers';
  readonly done: number;
  /** Where it is known. */
  readonly total?: number;
};

export type SyncResult =
  | { readonly isDone: true }
  /** NO_CONNECTION for whatever is not this server; else the code of the refusal. */
  | { readonly isDone: false; readonly code: string };

export type Health = {
  /** Everything said in the last thirty days, by where it is. */
  readonly counts: Readonly<Record<Whereabouts, number>>;
  readonly people: number;
  readonly papers: number;
  /** ISO 8601, of the phone's clock. */
  readonly lastContact?: string;
  readonly leaseUntil?: string;
  /** How far the phone's clock is ahead of the server's. */
  readonly clockAheadSeconds?: number;
  readonly storage?: {
    readonly usedBytes: number;
    readonly quotaBytes: number;
    /** Whether the browser promised not to evict it. */
    readonly isPersistent: boolean;
  };
  /** Events that were numbered and never arrived, as the server counts them. */
  readonly missing: number;
  /** Events that the server has and this phone no longer: its storage was set back. */
  readonly forgotten: number;
  /** Rows that could not be opened; people among them were fetched again. */
  readonly unreadable: number;
  /** What went wrong last, until it goes well again. */
  readonly problem?: string;
  /** Papers whose photo was given up for want of room and must be taken again. */
  readonly papersShed: number;
};

/** The same object until something changes. */
export type PhoneSnapshot = {
  readonly state: PhoneState;
  /** It opened just now: what was drawn last can be shown, and nobody can be looked at yet. */
  readonly isReading: boolean;
  /** Counts every change: what was read before may be read again. */
  readonly version: number;
  /** First moment at which a PIN may be tried again, in milliseconds of the phone's clock. */
  readonly pinFrom?: number;
  /** Wrong PINs so far. */
  readonly wrongPins: number;
  readonly syncing?: SyncProgress;
  readonly health: Health;
  /** Whether the rules are at hand: without them {@link Phone.rightsOf} tells what the server said. */
  readonly hasRules: boolean;
  /** Whether a passkey opens it too. */
  readonly hasPasskey: boolean;
  /** Why it was wiped: reported lost, or by its owner. */
  readonly wipedBecause?: 'lost' | 'own';
};

/** A half-done form, sealed like everything else; `value` as it was given. */
export type Drafts = {
  readonly save: (name: string, value: Value) => Promise<void>;
  /** Only while the phone is open. */
  readonly find: (name: string) => Value | undefined;
  readonly names: () => readonly string[];
  readonly remove: (name: string) => Promise<void>;
};

/** Lists as a screen drew them, sealed, to be shown at the next opening while the people are still being read. */
export type Drawn = {
  /** What was kept under a name; undefined as soon as anything was said or told since. */
  readonly find: (name: string) => Value | undefined;
  /**
   * Keeps what was just drawn of what the phone shows, in place of all that was kept before; nothing without rules.
   * The names hold all else that it was made of: the day, the language, the form of the application.
   */
  readonly keep: (lists: Readonly<Record<string, Value>>) => Promise<void>;
};

/** A secret of a passkey's (PRF extension), 32 bytes, in place of the PIN. */
export type PasskeySecret = { readonly credential: string; readonly secret: Uint8Array };

export type PopulationHere = {
  readonly population: Population;
  /** In the order asked; people who are not on the phone are left out. */
  readonly members: readonly { readonly index: number; readonly ref: PersonRef }[];
};

export type Phone = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => PhoneSnapshot;

  /** Errors: PHONE_PIN_WEAK, NO_CONNECTION, whatever the server refuses. */
  readonly enrol: (name: string, pin: string) => Promise<void>;
  /** Errors: PHONE_PIN_WRONG, PHONE_PIN_TOO_SOON, PHONE_LEASE_OVER. */
  readonly unlock: (secret: string | PasskeySecret) => Promise<void>;
  readonly lock: () => void;
  /** Errors: PHONE_PIN_WEAK, PHONE_PIN_WRONG. */
  readonly changePin: (old: string, fresh: string) => Promise<void>;
  /**
   * For DEVICE_UNKNOWN, when the server was restored from before this phone was set up: sets it up again with
   * everything that it holds, and sends all of it again.
   * Errors: as `unlock`, and whatever the server refuses.
   */
  readonly adopt: (pin: string) => Promise<void>;
  /** Lets a passkey open it as well; needs the PIN. */
  readonly addPasskey: (pin: string, passkey: PasskeySecret) => Promise<void>;
  /** Credential of the passkey that opens it. */
  readonly findPasskey: () => string | undefined;

  /** Everybody here, while open; else nobody. */
  readonly people: () => readonly ShownPerson[];
  /** By reference; somebody registered here is found under both of hers once she has a number. */
  readonly person: (ref: PersonRef) => ShownPerson | undefined;
  /** Somebody of {@link today} or of a link. */
  readonly personOf: (id: number) => ShownPerson | undefined;
  /** The people who keep house together on a day. */
  readonly household: (household: number, day: number) => Household | undefined;
  /** Today's list, with all that was said; numbers below zero are people who were registered here. */
  readonly today: (day: number) => readonly TodayRow[];
  /** By name, pinyin, initials or digits of the phone number, best first. */
  readonly search: (text: string) => readonly ShownPerson[];
  /** Day: of the screen. What she is owed with all that was said. */
  readonly rightsOf: (ref: PersonRef, day: number) => Rights;
  /** Programs and their words; undefined without rules. */
  readonly rules: () => Jurisdiction | undefined;
  /** The places of the county, each after the one it lies in; none before they were fetched. */
  readonly areas: () => readonly Area[];
  /**
   * Pieces that can be given out on a day, of the own post and the shelf of its unit, as they were told last and
   * without what was given out here since; undefined where nothing was told.
   */
  readonly stockLeft: (item: string, day: number) => number | undefined;
  /** People as rules see them, with everything that was said, and where some of them stand; undefined without rules. */
  readonly populationOf: (refs: readonly PersonRef[]) => PopulationHere | undefined;

  /** A reference for a new visit or somebody new. */
  readonly newRef: <Kind extends 'visit' | 'new'>(kind: Kind) => `${Kind}/${string}`;
  /**
   * Says one thing; resolves when it is durable, with the id of the event. `about`: the person visited.
   * Errors: PHONE_FULL, PHONE_FIELD_UNKNOWN, PHONE_EMPTY.
   */
  readonly say: (
    record: RecordRef,
    field: string,
    value: Value,
    about: PersonRef,
  ) => Promise<PhoneEvent['id']>;
  /** Takes back: nothing is left of what was never sent; else the server is told. */
  readonly undo: (event: string) => Promise<void>;
  /** What stands in a field with all that was said here; undefined where nothing was. */
  readonly standing: (record: RecordRef, field: string) => Said | undefined;
  /** All that was said about a visit or somebody, oldest first. */
  readonly saidOf: (record: RecordRef) => readonly Said[];
  /** A photo of a paper: says the `paper/<uuid>` field of the visit and keeps the bytes until they are sent. */
  readonly addPaper: (paper: NewPaper) => Promise<PhoneEvent['id']>;
  readonly drafts: Drafts;
  readonly drawn: Drawn;

  /** What was refused or went elsewhere, with the code, newest first. */
  readonly tray: () => readonly Said[];
  /** Puts away something of the tray that was read. */
  readonly putAway: (event: string) => Promise<void>;

  readonly sync: (options?: {
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: SyncProgress) => void;
  }) => Promise<SyncResult>;
  /** To be called every half minute, and when the app comes to the front or online: lease, and sync when it is due. */
  readonly tick: () => Promise<void>;
  readonly wipe: () => Promise<void>;
};

export type NewPaper = {
  readonly visit: `visit/${string}`;
  readonly who: PersonRef;
  readonly shows: 'certificate' | 'bank-card' | 'identity-card' | 'other';
  readonly bytes: Uint8Array;
};
