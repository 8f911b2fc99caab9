/** What a list tells of somebody only with her record open: asked for by hand, under the task about her. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Given } from '../../../../api/client.ts';
import type { AnswerOf, Contract } from '../../../../api/contract.ts';
import { call, getTaskAbout } from '../ask.ts';
import { Refused } from '../failed.tsx';

/** The same list of her alone, once somebody wants to see it. */
export function useOpened<C extends Contract>(one: C, person: number) {
  const [isWanted, setWanted] = useState(false);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [one.path, 'opened', person],
    queryFn: async ({ signal }): Promise<AnswerOf<C>> => {
      const task = await getTaskAbout(person);
      return (await call(one, { query: { person } } as Given<C>, { signal, task })).answer;
    },
    enabled: isWanted,
    retry: false,
  });
  const ask = () => (isWanted ? void refetch() : setWanted(true));
  return { answer: data, error, isFetching, ask };
}

type Opened = Omit<ReturnType<typeof useOpened>, 'answer'>;

/** In the place of what is not shown yet. */
export function OpenFirst({ of: { ask, error, isFetching } }: { of: Opened }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <p className="quiet">{t('openFirstWhy')}</p>
      <button type="button" className="button" disabled={isFetching} onClick={ask}>
        {t('openFirst')}
      </button>
      <Refused error={error} />
    </>
  );
}
