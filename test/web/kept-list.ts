/** For a page of the phone application: whether today's list was put away for the next opening. */
export const isListKept = `new Promise((done) => {
  indexedDB.open('nuanjia').onsuccess = ({ target }) => {
    const store = target.result.transaction('meta').objectStore('meta');
    store.count('drawn').onsuccess = (counted) => {
      target.result.close();
      done(counted.target.result === 1);
    };
  };
})`;
