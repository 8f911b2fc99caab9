/**
 * The fields that events may set, with the shape of each value: a closed list, so that nothing else can be collected
 * at a doorstep. Days are `YYYY-MM-DD`, `[from, until)`.
 */
import { isPurpose, type PurposeId } from '../consent/purposes.ts';
import { isCareKind } from '../facts/care.ts';
import { catalog, type FactKind } from '../facts/catalog.ts';
import { isPersonRef, isUuid, type PersonRef, type RecordRef } from './event.ts';

/** How one due step went. Declining is an answer like any other and never counted against anybody. */
export type StepOutcome =
  | { readonly outcome: 'done'; readonly day: string }
  /** No reminder before the review day; without one, none at all. */
  | { readonly outcome: 'declined'; readonly day: string; readonly reviewDay?: string }
  | { readonly outcome: 'booked'; readonly day: string; readonly bookedFor: string }
  | { readonly outcome: 'moved' | 'not-needed'; readonly day: string };

/** Fields of `visit/<uuid>`, by the first part of their name. `who` is a {@link PersonRef} with `/` written as `:`. */
export type VisitFields = {
  /** `visit`: when and where. Units: minutes. */
  readonly visit: {
    readonly day: string;
    readonly place: 'home' | 'office' | 'phone' | 'elsewhere';
    readonly minutes?: number;
    readonly household?: number;
  };
  /** `step/<who>/<program, / as :>/<step>`. */
  readonly step: StepOutcome;
  /** `measure/<who>/<observation kind>`: in the unit of the kind. */
  readonly measure: number;
  /** `note`: plain words about the visit, nothing that has a field of its own. */
  readonly note: string;
  /** `help/<who>/<program, / as :>`: whether she wants help in claiming, with what she confirmed. */
  readonly help: {
    readonly wants: boolean;
    readonly day: string;
    readonly confirmed?: readonly string[];
  };
  /** `paper/<uuid>`: a photo of a paper; its bytes follow by themselves. */
  readonly paper: {
    readonly who: PersonRef;
    readonly shows: 'certificate' | 'bank-card' | 'identity-card' | 'other';
    readonly sha256: string;
    readonly bytes: number;
  };
  /** `supply/<uuid>`: given out at the visit. */
  readonly supply: {
    readonly who: PersonRef;
    readonly item: string;
    readonly lot?: string;
    readonly quantity: number;
  };
  /** `referral/<uuid>`. */
  readonly referral: {
    readonly who: PersonRef;
    readonly to: 'township' | 'county' | 'hospital';
    readonly reason: 'abnormal-result' | 'asked-for' | 'follow-up' | 'other';
    readonly day: string;
    readonly note?: string;
  };
};

/** Fields of `person/<number>` and `new/<uuid>`. */
export type PersonFields = {
  /** `fact/<kind>`: what holds. `value` null: nobody knows, which is no "no". */
  readonly fact: {
    readonly value: string | number | boolean | null;
    readonly from?: string;
    readonly until?: string;
  };
  /** `consent/<purpose>`. */
  readonly consent: {
    readonly answer: 'yes' | 'no';
    readonly textVersion: number;
    readonly language: 'zh-CN' | 'en';
    readonly readAloud: boolean;
    readonly guardian?: PersonRef;
  };
  /** `phone`: where she wants to be reached. */
  readonly phone: string;
  /** `death`. */
  readonly death: { readonly day: string };
  /** `move`: lives there from that day on. Area code of 12 digits, or 6 for another county. */
  readonly move: { readonly day: string; readonly area: string };
  /** `birth`, of `new/<uuid>`: a newborn of `parent`. */
  readonly birth: {
    readonly parent: PersonRef;
    readonly otherParent?: PersonRef;
    readonly day: string;
    readonly name: string;
    readonly sex: 'female' | 'male';
    readonly household?: number;
    readonly area?: string;
  };
  /** `newcomer`, of `new/<uuid>`: somebody who lives here and is on no record. */
  readonly newcomer: {
    readonly name: string;
    readonly sex: 'female' | 'male';
    readonly born: string;
    readonly area: string;
    readonly since: string;
    readonly household?: number;
    readonly phone?: string;
  };
};

/** A field's name, read. */
export type Field =
  | { readonly kind: 'visit' | 'note' | 'phone' | 'death' | 'move' | 'birth' | 'newcomer' }
  | {
      readonly kind: 'step';
      readonly who: PersonRef;
      readonly program: string;
      readonly step: string;
    }
  | { readonly kind: 'measure'; readonly who: PersonRef; readonly observation: string }
  | { readonly kind: 'help'; readonly who: PersonRef; readonly program: string }
  | { readonly kind: 'paper' | 'supply' | 'referral'; readonly id: string }
  | { readonly kind: 'fact'; readonly fact: FactKind }
  | { readonly kind: 'consent'; readonly purpose: PurposeId };

export type FieldKind = Field['kind'];

/** The name of a field. */
export function fieldText(field: Field): string {
  const { kind, ...parts } = field;
  return [kind, ...Object.values(parts)].map((part) => part.replaceAll('/', ':')).join('/');
}

const visitKinds: readonly string[] = [
  'visit',
  'note',
  'step',
  'measure',
  'help',
  'paper',
  'supply',
  'referral',
];

/** What the name of a field says; undefined for a name that no field of such a record has. */
export function findField(record: RecordRef, text: string): Field | undefined {
  const [kind = '', ...rest] = text.split('/');
  const parts = rest.map((part) => part.replaceAll(':', '/'));
  if (record.startsWith('visit/') !== visitKinds.includes(kind)) return undefined;
  const field = readParts(kind, parts);
  return field && fieldText(field) === text && isOn(record, field) ? field : undefined;
}

/** People who are on no record yet begin with their registration; nobody else has one. */
const isOn = (record: RecordRef, { kind }: Field): boolean =>
  kind !== 'birth' && kind !== 'newcomer' ? true : record.startsWith('new/');

function readParts(kind: string, [first = '', second = '', third = '']: readonly string[]) {
  switch (kind) {
    case 'visit':
    case 'note':
    case 'phone':
    case 'death':
    case 'move':
    case 'birth':
    case 'newcomer':
      return { kind } as const;
    case 'step':
      return isPersonRef(first)
        ? ({ kind, who: first, program: second, step: third } as const)
        : undefined;
    case 'measure':
      return isPersonRef(first) ? ({ kind, who: first, observation: second } as const) : undefined;
    case 'help':
      return isPersonRef(first) ? ({ kind, who: first, program: second } as const) : undefined;
    case 'paper':
    case 'supply':
    case 'referral':
      return isUuid(first) ? ({ kind, id: first } as const) : undefined;
    case 'fact':
      return Object.hasOwn(catalog, first) && !isCareKind(first)
        ? ({ kind, fact: first as FactKind } as const)
        : undefined;
    case 'consent':
      return isPurpose(first) ? ({ kind, purpose: first } as const) : undefined;
    default:
      return undefined;
  }
}
