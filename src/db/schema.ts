/**
 * What a schema of the database holds, as the server's own catalogue says it: tables, columns, constraints
 * and functions with their comments. The schema guard and the reference page are made from it.
 */
import type { Client } from './database.ts';

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  /** Is a new row given a value by itself: a default, or a number of its own? */
  readonly hasDefault: boolean;
  readonly comment: string | null;
};

export type Constraint = { readonly name: string; readonly definition: string };

/** A table or a view. */
export type Table = {
  readonly name: string;
  readonly isView: boolean;
  readonly comment: string | null;
  readonly columns: readonly Column[];
  /** Keys, checks and foreign keys. */
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly Constraint[];
  /** What the role of the schema's name may do besides reading; a schema without a role has none. */
  readonly canAdd: boolean;
  readonly canDelete: boolean;
  readonly changeable: readonly string[];
};

export type SqlFunction = {
  readonly name: string;
  readonly signature: string;
  readonly comment: string | null;
};

export type Schema = {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly functions: readonly SqlFunction[];
};

const columnsSql = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as "isRequired", a.atthasdef or a.attidentity <> '' as "hasDefault",
    col_description(c.oid, a.attnum) as comment
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
  order by a.attnum`;

const tablesSql = `
  select relname as name, relkind in ('v', 'm') as "isView", obj_description(c.oid, 'pg_class') as comment,
    coalesce(has_any_column_privilege(r.oid, c.oid, 'insert'), false) as "canAdd",
    coalesce(has_table_privilege(r.oid, c.oid, 'delete'), false) as "canDelete",
    array(
      select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
        and has_column_privilege(r.oid, c.oid, attnum, 'update') order by attnum) as changeable
  from pg_class c left join pg_roles r on rolname = $1
  where relnamespace = $1::regnamespace and relkind in ('r', 'p', 'v', 'm') order by relname`;

/**
 * Whether the server names the schema depends on the path of the connection, so it is left out.
 * NOT NULL stands in the columns: servers before 18 do not call it a constraint.
 */
const constraintsSql = `
  select c.relname as table, conname as name, replace(pg_get_constraintdef(con.oid), $1 || '.', '') as definition
  from pg_constraint con join pg_class c on c.oid = con.conrelid
  where con.connamespace = $1::regnamespace and contype <> 'n' order by contype <> 'p', conname`;

const indexesSql = `
  select c.relname as table, i.relname as name, replace(pg_get_indexdef(i.oid), $1 || '.', '') as definition
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
  where c.relnamespace = $1::regnamespace
    and not exists (select from pg_constraint where conindid = i.oid and contype in ('p', 'u'))
  order by i.relname`;

const functionsSql = `
  select proname as name, pg_get_function_identity_arguments(p.oid) || ' → ' || pg_get_function_result(p.oid) as signature,
    obj_description(p.oid, 'pg_proc') as comment
  from pg_proc p where pronamespace = $1::regnamespace order by proname, signature`;

type Of<Part> = Part & { readonly table: string };

/** Everything in a schema, in the order of names; columns in the order of the table. */
export async function readSchema(client: Pick<Client, 'query'>, schema: string): Promise<Schema> {
  const ask = async <Row extends object>(text: string): Promise<Row[]> =>
    (await client.query<Row>(text, [schema])).rows;
  const columns = byTable(await ask<Of<Column>>(columnsSql));
  const constraints = byTable(await ask<Of<Constraint>>(constraintsSql));
  const indexes = byTable(await ask<Of<Constraint>>(indexesSql));
  const tables = await ask<Omit<Table, 'columns' | 'constraints' | 'indexes'>>(tablesSql);
  return {
    name: schema,
    tables: tables.map((table) => ({
      ...table,
      columns: columns(table.name),
      constraints: constraints(table.name),
      indexes: indexes(table.name),
    })),
    functions: await ask<SqlFunction>(functionsSql),
  };
}

const byTable =
  <Part>(parts: readonly Of<Part>[]) =>
  (name: string): readonly Part[] =>
    parts.filter(({ table }) => table === name);
