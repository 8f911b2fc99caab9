/**
 * What a copy is made of: every table of the county that names somebody stands in one of the two lists, and every
 * column of a copied table is in the copy unless a reason says why not. A test compares both with the schema.
 */

export type CopiedTable = {
  /** Columns that say whose a row is: numbers of people, or of her account. */
  readonly by: readonly string[];
  /** Columns that are left out, with the reason. */
  readonly without?: Readonly<Record<string, string>>;
  /** Columns that are shown as something else: opened, or put into words. */
  readonly as?: Readonly<Record<string, string>>;
  /** Follows from facts and policy; only what holds now. */
  readonly isWorkedOut?: true;
};

const staff = 'number of a member of staff; her log names office and role';
const internal = 'a number that the software keeps for itself and that says nothing about her';
const secret = 'what opens an account is kept so that nobody can read it';
const hashed = 'a keyed hash, by which alone nothing can be read';

const workedOut = {
  by: ['person_id'],
  without: { evaluation_id: internal, reason_hash: internal },
  isWorkedOut: true,
} as const satisfies CopiedTable;

/** In the order in which they stand in the copy. */
export const copiedTables = {
  person: { by: ['id'] },
  person_identity: {
    by: ['person_id'],
    without: { blind_index: hashed },
    as: { sealed: 'number' },
  },
  fact: { by: ['person_id'], as: { low: 'value', high: 'value' } },
  relationship: { by: ['person_id', 'other_id'] },
  household_member: { by: ['person_id'] },
  person_merge: { by: ['person_id', 'into_id'] },
  entitlement: workedOut,
  payment_line: workedOut,
  due_window: workedOut,
  question: workedOut,
  rule_failure: workedOut,
  payment: { by: ['person_id'], without: { line_state: internal } },
  further_payment: { by: ['person_id'], without: { line_state: internal } },
  payment_instruction: { by: ['person_id'] },
  recovery: {
    by: ['person_id'],
    without: { proposed_by: staff, decided_by: staff, appeal_by: staff },
    as: { appeal_until_day: 'appeal_before_day' },
  },
  repayment: { by: ['person_id'], without: { account_id: staff } },
  fund_grant: { by: ['person_id'], without: { proposed_by: staff, decided_by: staff } },
  payee_account: {
    by: ['person_id'],
    without: { account_id: staff, account_index: hashed },
    as: { account_sealed: 'number' },
  },
  entitlement_change: {
    by: ['person_id'],
    without: { policy_version_id: internal, reason_hash: internal },
  },
  roster_conflict: { by: ['person_id'] },
  task: { by: ['person_id'], without: { post_id: staff, stands_in_for: staff, opened_by: staff } },
  task_outcome: { by: ['person_id'], without: { account_id: staff } },
  encounter: { by: ['person_id'], without: { account_id: staff }, as: { place: 'where' } },
  observation: { by: ['person_id'], without: { account_id: staff } },
  referral: { by: ['person_id'], without: { account_id: staff } },
  stock_move: {
    by: ['person_id'],
    without: { account_id: staff, from_post_id: staff, to_post_id: staff },
  },
  benefit_case: {
    by: ['person_id', 'applicant_id', 'payee_id'],
    without: { steps: 'says how the office works; what happened is in the steps of the claim' },
  },
  case_step: {
    by: ['person_id'],
    without: { account_id: staff, post_id: staff },
    as: { step: 'case_event' },
  },
  decision: {
    by: ['person_id'],
    without: {
      evidence: 'facts of her record as they were, which are in the copy',
      policy_version_id: internal,
      hash: internal,
    },
  },
  contact: {
    by: ['person_id'],
    as: { phone_index: 'phone', phone_sealed: 'phone' },
  },
  emergency_access: {
    by: ['person_id'],
    without: { account_id: staff, post_id: staff, reviewed_by: staff },
  },
  consent: { by: ['person_id'], without: { account_id: staff } },
  phone_event: {
    by: ['person_id'],
    without: {
      ...{ device_id: staff, number: internal, account_id: staff, base: internal, kind: internal },
      ...{ text: 'says the same as the value', signature: internal, effect: internal },
      ...{ about: 'the visit, which is in the copy' },
    },
  },
  paper: { by: ['person_id'], without: { device_id: staff, sha256: internal } },
  contact_wish: { by: ['person_id'], without: { account_id: staff } },
  notice: { by: ['person_id'] },
  rights_request: { by: ['person_id'], without: { opened_by: staff, handled_by: staff } },
  usage_question: { by: ['person_id'], without: { answered_by: staff } },
  account: {
    by: ['person_id'],
    without: { password_hash: secret },
    as: { phone_index: 'phone', phone_sealed: 'phone' },
  },
  session: {
    by: ['account_id'],
    without: { token_hash: secret, post_id: staff, epoch: internal },
  },
  account_passkey: {
    by: ['account_id'],
    without: { credential_id: secret, public_key: secret, counter: internal },
  },
} as const satisfies Readonly<Record<string, CopiedTable>>;

export type CopiedName = keyof typeof copiedTables;
export const copiedNames = Object.keys(copiedTables) as CopiedName[];
export const copiedTable = (name: CopiedName): CopiedTable => copiedTables[name];

/** Tables that name people or accounts and are not copied. */
export const notCopied: Readonly<Record<string, string>> = {
  phone_conflict: 'points to what phones wrote down, which is in the copy',
  phone_person: internal,
  device: 'of staff only',
  staff_bank_account: 'of staff only',
  county_setting: 'about the county; names staff only',
  extract_made: 'names staff only; that she was in an extract stands in her log',
  fund_gift: 'names staff only; who gave stands on the receipt',
  hold_release: 'names staff only; why a line was held and let go is shown with the line',
  duplicate_candidate: 'quotes the record of somebody else who may or may not be she',
  change: 'numbers of changes only; what was changed is in the copy',
  audit_subject: 'the read log, which she has as her log with offices, roles and purposes',
  post: 'of staff only',
  alert: 'about acts of staff; whose records they were stands in her log',
  request: 'answers kept for a day, to calls that she made herself',
  search_use: 'of staff only',
  account_invitation: secret,
  account_totp: secret,
  account_recovery_code: secret,
  sign_in_device: secret,
  sign_in_challenge: secret,
};
