/** What a document says of this county and no rule can know. */
import { contract, exactly, Type } from '../../contract.ts';
import { Done, text } from '../../shapes.ts';

/** 1: the central government pays most, 5: least. */
const FundingTier = Type.Integer({ minimum: 1, maximum: 5 });

export const readSettings = contract({
  method: 'GET',
  path: '/api/county-settings',
  summary: 'What was set for this county, with the document, and years of working days it entered.',
  access: 'unit.read',
  answer: exactly({
    fundingTier: Type.Optional(exactly({ tier: FundingTier, document: Type.String() })),
    workingYears: Type.Array(exactly({ year: Type.Integer(), document: Type.String() })),
  }),
});

export const setFundingTier = contract({
  method: 'PUT',
  path: '/api/county-settings/funding-tier',
  summary:
    'Set the group of provinces that decides who pays which part of a benefit; runs drafted from now on use it.',
  access: 'unit.manage',
  body: exactly({ tier: FundingTier, document: text(200) }),
  answer: Done,
});
