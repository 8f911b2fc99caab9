/** The phone's store for screens: one object for the whole application, followed as it changes. */
import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Phone, PhoneSnapshot } from '../../offline/phone.ts';

const Here = createContext<Phone | undefined>(undefined);

export function PhoneProvider({ phone, children }: { phone: Phone; children: ReactNode }) {
  return <Here value={phone}>{children}</Here>;
}

/** What can be asked of the phone and done with it. */
export function usePhone(): Phone {
  const phone = useContext(Here);
  if (!phone) throw new Error('usePhone outside PhoneProvider');
  return phone;
}

/** State, counts and version; a component that calls it is drawn again after every change. */
export function useSnapshot(): PhoneSnapshot {
  const phone = usePhone();
  return useSyncExternalStore(phone.subscribe, phone.snapshot);
}
