/** What the measurement calls of PouchDB: it comes without types. */
declare module 'pouchdb-browser' {
  class PouchDB<Document extends object> {
    constructor(name: string);
    bulkDocs(documents: readonly (Document & { readonly _id: string })[]): Promise<unknown>;
    put(document: Document & { readonly _id: string }): Promise<unknown>;
    allDocs(options: { readonly include_docs: boolean }): Promise<{ readonly rows: unknown[] }>;
    destroy(): Promise<void>;
    readonly replicate: {
      to(
        target: PouchDB<Document>,
        options: { readonly batch_size: number },
      ): Promise<{ readonly docs_written: number }>;
    };
  }
  export = PouchDB;
}
