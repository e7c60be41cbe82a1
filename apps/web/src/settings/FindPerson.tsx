import { useLazyQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { toUnexpected } from "../api/errors.ts";
import { FindPeopleDocument } from "../gql/SchemeSettings.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Select } from "../ui/Select.tsx";
import { TextInput } from "../ui/TextInput.tsx";

/** Finds somebody by name and names them coordinator, of the whole scheme or of one service area. */
export function FindPerson(props: {
  areas: readonly { id: string; name: string }[];
  busy: boolean;
  onChoose: (person: { id: string; name: string }, serviceAreaId: string | null) => void;
}) {
  const { t } = useLingui();
  const [search, setSearch] = useState("");
  const [area, setArea] = useState("");
  const [find, { data, loading, error }] = useLazyQuery(FindPeopleDocument, {
    fetchPolicy: "network-only",
  });
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    if (search.trim()) void find({ variables: { search: search.trim() } });
  }
  return (
    <div className="find-person">
      <form onSubmit={onSubmit}>
        <TextInput
          label={t`Name a coordinator`}
          hint={t`Part of a name or an email address`}
          type="search"
          value={search}
          onChange={setSearch}
          autoComplete="off"
        />
        <Select
          label={t`Looks after`}
          value={area}
          onChange={setArea}
          placeholder={t`The whole scheme`}
          options={props.areas.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <div className="acts">
          <Button type="submit" busy={loading} busyLabel={t`Looking…`}>
            <Trans>Find people</Trans>
          </Button>
        </div>
      </form>
      {error && <ErrorNote error={toUnexpected(error)} />}
      <div role="status">
        {data?.people.length === 0 && (
          <p className="acts">
            <Trans>Nobody goes by that name here. Try fewer letters.</Trans>
          </p>
        )}
      </div>
      {data && data.people.length > 0 && (
        <Lines aria-label={t`People found`}>
          {data.people.map((person) => (
            <li key={person.id}>
              <div className="split">
                <span>
                  <strong>{person.name}</strong>{" "}
                  <span className="small">
                    {[person.jobTitle, person.unitName].filter(Boolean).join(", ")}
                  </span>
                </span>
                <Button
                  small
                  of={person.name}
                  busy={props.busy}
                  onClick={() => props.onChoose(person, area || null)}
                >
                  <Trans>Name</Trans>
                </Button>
              </div>
            </li>
          ))}
        </Lines>
      )}
    </div>
  );
}
