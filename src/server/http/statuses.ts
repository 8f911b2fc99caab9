/** HTTP statuses of coded errors. A code that is not named here is a refusal of what was asked: 422. */

const named: Readonly<Record<string, number>> = {
  REQUEST_INVALID: 400,
  REQUEST_TOO_LARGE: 413,
  REQUEST_MEDIA: 415,
  REQUEST_KEY_NEEDED: 400,
  REQUEST_KEY_REUSED: 422,
  REQUEST_ANSWER_LOST: 409,
  REQUEST_NOT_FOUND: 404,
  REQUEST_OTHER_SITE: 403,
  REQUEST_STALE: 412,
  REQUEST_ETAG_NEEDED: 428,
  REQUEST_TOO_MANY: 429,
  REQUEST_BUSY: 503,
  REQUEST_FAILED: 500,
  SESSION_NEEDED: 401,
  SESSION_POST_NEEDED: 403,
  ACCESS_ROLE: 403,
  ACCESS_WHOLE: 403,
  ACCESS_NOBODY: 404,
  ACCESS_NEEDS_TASK: 403,
  SESSION_OVER: 401,
  SESSION_NOT_FRESH: 403,
  SIGN_IN_REFUSED: 401,
  SIGN_IN_PROVIDER_REFUSED: 401,
  SIGN_IN_COUNTY: 404,
  SIGN_IN_THROTTLED: 429,
  SEARCH_BUDGET: 429,
  DEVICE_LOST: 403,
  DEVICE_ENDED: 403,
  PHONE_SIGNATURE: 403,
  PHONE_EVENT_BROKEN: 400,
  PHONE_EVENT_OTHER: 409,
  COMMIT_UNKNOWN: 503,
  DB_DISK_FULL: 507,
  WEB_NOT_BUILT: 503,
  POSTED_OVER: 410,
  BUDGET_TRY_BUSY: 409,
};

/** The status of a coded error. */
export const statusOf = (code: string): number =>
  named[code] ?? (/_(UNKNOWN|NOT_THERE)$/.test(code) ? 404 : 422);

/** Codes that a reader of the catalogue meets although no module throws them by itself. */
export const namedStatuses = named;
