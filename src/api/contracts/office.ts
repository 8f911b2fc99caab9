/** The offices of a county, the places that each serves, and the posts of its staff. */
import { contract, exactly, Type } from '../contract.ts';
import { byId, days, DayText, Id, paging, text } from '../shapes.ts';

const Tier = Type.Union([
  Type.Literal('village'),
  Type.Literal('township'),
  Type.Literal('county'),
]);

/** What lies in them is served with them. */
const AreaCodes = Type.Array(Type.String({ pattern: '^(\\d{6}|\\d{9}|\\d{12})$' }), {
  maxItems: 500,
});

export const listUnits = contract({
  method: 'GET',
  path: '/api/units',
  summary: 'The offices there are, with the areas that each serves.',
  access: 'unit.read',
  query: exactly(paging),
  answer: exactly({
    units: Type.Array(
      exactly({ id: Id, name: Type.String(), tier: Tier, areas: AreaCodes, ...days }),
    ),
    next: Type.Optional(Id),
  }),
});

export const listAreas = contract({
  method: 'GET',
  path: '/api/areas',
  summary: 'The places right below one, for choosing; without a code the topmost.',
  access: 'unit.read',
  query: exactly({ in: Type.Optional(Type.String({ pattern: '^\\d{2,15}$' })) }),
  answer: exactly({
    areas: Type.Array(exactly({ code: Type.String(), name: Type.String(), level: Type.String() })),
  }),
});

export const addUnit = contract({
  method: 'POST',
  path: '/api/units',
  summary: 'Add an office with the areas that it serves.',
  access: 'unit.manage',
  body: exactly({
    name: text(100),
    tier: Tier,
    /** Where it stands. */
    area: Type.Optional(Type.String({ pattern: '^\\d{6,15}$' })),
    serves: Type.Optional(AreaCodes),
    ...days,
  }),
  answer: exactly({ unit: Id }),
  status: 201,
});

export const setCatchment = contract({
  method: 'PUT',
  path: '/api/units/:id/areas',
  summary:
    'Set the areas that an office serves from a day on; what it served before stays on record.',
  access: 'unit.manage',
  params: byId,
  body: exactly({ areas: AreaCodes, from: Type.Optional(DayText) }),
  answer: exactly({}),
});

export const listPosts = contract({
  method: 'GET',
  path: '/api/posts',
  summary: 'Posts that are held today or will be.',
  access: 'post.manage',
  query: exactly(paging),
  answer: exactly({
    posts: Type.Array(
      exactly({
        id: Id,
        account: Id,
        accountName: Type.String(),
        role: Type.String(),
        unit: Type.Optional(Id),
        unitName: Type.Optional(Type.String()),
        ...days,
      }),
    ),
    next: Type.Optional(Id),
  }),
});

export const addPost = contract({
  method: 'POST',
  path: '/api/posts',
  summary: 'Give an account a post; it is signed out everywhere.',
  access: 'post.manage',
  body: exactly({
    account: Id,
    role: text(40),
    /** Of every role that serves residents; administrators have none. */
    unit: Type.Optional(Id),
    /** Part of what the office serves; absent: all of it. */
    areas: Type.Optional(AreaCodes),
    /** Absent: from today on. */
    ...days,
  }),
  answer: exactly({ post: Id }),
  status: 201,
});

export const endPost = contract({
  method: 'DELETE',
  path: '/api/posts/:id',
  summary: 'Take a post away at once; its holder is signed out everywhere.',
  access: 'post.manage',
  params: byId,
  answer: exactly({}),
});
