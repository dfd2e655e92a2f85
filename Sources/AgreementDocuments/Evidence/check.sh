#!/bin/sh
# Checks this evidence with sh, coreutils, git (2.34 or later) and ssh-keygen alone, and without any network:
#
#     sh check.sh AGREEMENT
#
# AGREEMENT is the agreement's id, 40 digits, as the parties gave it to you and not as this package has it. Ends with 0
# where everything holds, with 1 where something does not, and names it, and with 2 where it could not be decided.
# README.txt says what is decided here, and what is not.
set -eu
LC_ALL=C HISTORY=refs/heads/main
export LC_ALL
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
undecided() { printf 'UNDECIDED: %s\n' "$*" >&2; exit 2; }

agreement=${1-}
case $agreement in
'' | *[!0-9a-f]*) undecided "name the agreement: sh check.sh AGREEMENT, where AGREEMENT is its id of 40 digits" ;;
esac
cd -- "$(dirname -- "$0")" || undecided "the folder of check.sh cannot be entered"
here=$PWD
tab=$(printf '\t')
work=$(mktemp -d) || undecided "there is no room for temporary files"
trap 'rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM

# Every file below a folder, which ends in a slash or is '' for this one.
walk() {
    for entry in "$1"* "$1".[!.]*; do
        if [ -d "$entry" ] && [ ! -L "$entry" ]; then
            walk "$entry/"
        elif [ -e "$entry" ] || [ -L "$entry" ]; then
            printf '%s\n' "$entry"
        fi
    done
}

# 1. The files are those of the list of hashes, and no others. The list has one spelling.
[ -f SHA256SUMS ] || fail "SHA256SUMS is missing"
[ "$(cut -c1-64 SHA256SUMS | tr -d '0-9a-f\n' | wc -c)" -eq 0 ] && [ "$(cut -c65-66 SHA256SUMS | sort -u)" = '  ' ] ||
    fail "SHA256SUMS has a line that sha256sum would not write so"
cut -c67- SHA256SUMS >"$work/listed"
walk '' | sort >"$work/all"
echo SHA256SUMS | comm -13 - "$work/all" >"$work/present"
sort -c -u "$work/listed" 2>"$work/why" || fail "SHA256SUMS is not in order: $(cat "$work/why")"
comm -23 "$work/listed" "$work/present" >"$work/gone"
[ ! -s "$work/gone" ] || fail "in SHA256SUMS and not here: $(head -n 3 "$work/gone")"
comm -13 "$work/listed" "$work/present" >"$work/more"
[ ! -s "$work/more" ] || fail "here and not in SHA256SUMS: $(head -n 3 "$work/more")"
sha256sum --check --strict --quiet SHA256SUMS >"$work/differ" 2>"$work/why" ||
    fail "not what SHA256SUMS says: $(head -n 3 "$work/differ") $(head -n 1 "$work/why")"
for file in README.txt agreement.bundle allowed_signers check.sh index.html text/agreement.yaml; do
    [ -f "$file" ] || fail "$file is missing"
done

# 2. The bundle holds a whole history, which goes back to the agreement that was named.
unset GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_COMMON_DIR
unset GIT_NAMESPACE GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT
GIT_DIR=$work/git GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_NO_REPLACE_OBJECTS=1 HOME=$work
export GIT_DIR GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_NO_REPLACE_OBJECTS HOME
git init -q --bare --template= --object-format=sha1 2>"$work/why" || undecided "git: $(cat "$work/why")"
git config gpg.ssh.allowedSignersFile "$here/allowed_signers" && git config gpg.ssh.program ssh-keygen
git -c fetch.fsckObjects=true fetch -q --no-tags "$here/agreement.bundle" "$HISTORY:$HISTORY" 2>"$work/why" ||
    fail "agreement.bundle: $(head -n 3 "$work/why")"
git rev-list --first-parent --reverse $HISTORY >"$work/versions" || fail "agreement.bundle has no main"
root=$(git rev-list --max-parents=0 $HISTORY)
[ "$root" = "$agreement" ] || fail "agreement.bundle holds the agreement $root, not $agreement"
newest=$(($(wc -l <"$work/versions") - 1))
width=${#newest}
[ "$width" -ge 4 ] || width=4

# 3. The texts in plain files are those that git has: under text/ the newest version, under versions/ what each changed.
compare() {
    git hash-object --no-filters --stdin-paths <"$work/names" | paste "$work/names" - >"$work/found"
    sort "$work/expected" | comm -3 - "$work/found" >"$work/odd"
    ! read -r file _ <"$work/odd" || fail "not what agreement.bundle has: $file"
}
git ls-tree -r $HISTORY | while read -r _ _ blob path; do printf 'text/%s\t%s\n' "$path" "$blob"; done >"$work/expected"
walk text/ | sort >"$work/names"
compare
: >"$work/removed"
if [ -d versions ]; then
    number=-1
    git log --first-parent --reverse -m --raw -r --root --no-renames --no-abbrev --format='version %H' $HISTORY |
        while read -r kind _ _ blob change path; do
            case $kind,$change in
            version,*) number=$((number + 1)) folder=$(printf "%0${width}d" "$number") ;;
            :*,D) printf '%s\t%s\n' "$folder" "$path" >>"$work/removed" ;;
            :*) printf 'versions/%s/%s\t%s\n' "$folder" "$path" "$blob" ;;
            esac
        done >"$work/expected"
    walk versions/ | sort >"$work/names"
    compare
fi

# The digest of a text, over lines of path, TAB and SHA-256 in order of path; and those lines for the files of a folder.
digest() { { printf 'countersign/1 text\n'; tr '\t' '\000'; } | sha256sum | cut -c1-64; }
# shellcheck disable=SC2046 # The names have no spaces: they are those that git has.
hashes() (
    cd "$1" && sha256sum -- $(walk '') | while read -r sha path; do printf '%s\t%s\n' "$path" "$sha"; done | sort
)

# 4. The keys of allowed_signers by their fingerprints, and whether a text lists one for a party.
while read -r name _ kind blob; do
    print=$(printf '%s %s\n' "$kind" "$blob" | ssh-keygen -l -f - 2>"$work/why") || fail "allowed_signers: $name"
    print=${print#* }
    printf '%s %s %s\n' "${print%% *}" "$kind" "$blob"
done <allowed_signers >"$work/keys"
listed() {
    while read -r print line; do
        [ "$print" = "$2" ] || continue
        git grep -q -F -e "$line" "$3" -- "parties/$1.yaml" && return 0
    done <"$work/keys"
    return 1
}
# The file of a party that signs nothing says so on one line, and has no key.
signs() {
    [ "$(git grep -h -e '^role:' "$1" -- "$2")" != 'role: beneficiary' ] ||
        git grep -q -E -e 'ssh-|ecdsa-|[\]' "$1" -- "$2"
}
each() {
    line=$(git grep -h -o -E -e 'each-party *: *"?[0-9]+' "$1" -- agreement.yaml || :)
    case $line in
    each-party*each-party* | '') undecided "agreement.yaml of $1 does not say each-party on one line" ;;
    esac
    echo "${line##*[!0-9]}"
}

# 5. Every act is signed by whom it names, and each version has the consent of every party to its very text.
format='%H|%P|%T|%G?|%GS|%GF'
for key in Act Party Person Agreement Amendment Base Text; do
    format="$format|%(trailers:key=$key,valueonly,separator=%x2C)"
done
signed() {
    [ "$good" = G ] || fail "agreement.bundle, $where: no good signature by a key of allowed_signers"
    [ "$signer" = "$party/$person" ] || fail "agreement.bundle, $where: for $party/$person, signed by $signer"
}
: >"$work/state"
: >"$work/accepted"
number=-1 previous='' rolls=''
while read -r version; do
    number=$((number + 1)) where="version $number" known=''
    folder=$(printf "%0${width}d" "$number")
    if [ -d "versions/$folder" ]; then
        hashes "versions/$folder" | sort -m -s -u -t "$tab" -k1,1 - "$work/state" >"$work/next"
        mv "$work/next" "$work/state"
    fi
    if [ -d versions ]; then
        while read -r when path; do [ "$when" != "$folder" ] || echo "$path"; done <"$work/removed" |
            sort | join -t "$tab" -v 2 - "$work/state" >"$work/next"
        mv "$work/next" "$work/state"
        known=sha256:$(digest <"$work/state")
    fi
    [ "$number" -ne "$newest" ] || known=sha256:$(hashes text | digest)

    if [ -z "$previous" ]; then
        git log --format="$format" "$version" >"$work/acts"
        IFS='|' read -r id parents tree good signer key act party person _ _ _ text <"$work/acts"
        signed
        [ "$act" = open ] && listed "$party" "$key" "$version" || fail "agreement.bundle, $where: no proper opening"
        [ -z "$known" ] || [ "$text" = "$known" ] || fail "versions/$folder: $known, and $text was signed"
        previous=$version
        continue
    fi

    git log --topo-order --reverse --format="$format" "$previous..$version" >"$work/acts"
    last='' merged='' consents=''
    while IFS='|' read -r id parents tree good signer key act party person of amendment base text; do
        where="version $number, act $id"
        signed
        [ "$of" = "$agreement" ] || fail "agreement.bundle, $where: it is of another agreement"
        [ -z "$last" ] || [ "${parents%% *}" = "$last" ] || [ "$parents" = "$previous $last" ] ||
            fail "agreement.bundle, $where: it does not follow the act before"
        case $act in
        propose | revise | refresh) consents='' ;;
        accept) consents="$consents$id|$party|$person|$key|$tree|$base|$text|$amendment
" ;;
        reject) # takes back what this person consented to
            consents=$(printf '%s' "$consents" | while read -r one; do
                case $one in *"|$party|$person|"*) ;; *) printf '%s\n' "$one" ;; esac
            done)
            [ -z "$consents" ] || consents="$consents
" ;;
        enrol | comment) ;;
        merge)
            [ "$parents" = "$previous $last" ] && [ "$id" = "$version" ] && [ "$tree" = "$before" ] ||
                fail "agreement.bundle, $where: it does not merge the text that was accepted"
            [ "$base" = "$previous" ] || fail "agreement.bundle, $where: it names another base"
            [ -z "$known" ] || [ "$text" = "$known" ] ||
                fail "text of version $number: it is $known, and $text was signed"
            listed "$party" "$key" "$previous" || listed "$party" "$key" "$version" ||
                fail "agreement.bundle, $where: the text lists no key $key for $party"
            merged=$text called=$amendment
            ;;
        *) fail "agreement.bundle, $where: '$act' does not belong here" ;;
        esac
        last=$id before=$tree
    done <"$work/acts"
    where="version $number"
    [ "$last" = "$version" ] && [ -n "$merged" ] || fail "agreement.bundle, $where: it is not a merge"

    now=$(git rev-parse "$previous:parties" "$version:parties")
    if [ "$now" != "$rolls" ]; then
        rolls=$now
        for roll in "$previous" "$version"; do git ls-tree -r --name-only "$roll" parties/; done | sort -u |
            while read -r file; do
                name=${file#parties/}
                if git cat-file -e "$previous:$file" 2>"$work/why" && signs "$previous" "$file"; then
                    echo "${name%.yaml} previous"
                elif git cat-file -e "$version:$file" 2>"$work/why" && signs "$version" "$file"; then
                    echo "${name%.yaml} version"
                fi
            done >"$work/required"
    fi
    printf '%s' "$consents" >"$work/consents"
    while read -r one in; do
        roll=$version
        [ "$in" = version ] || roll=$previous
        needed=$(each "$roll") || exit 2
        people=' ' count=0
        while IFS='|' read -r id who person key tree base text amendment; do
            [ "$tree" = "$before" ] || fail "agreement.bundle, $where: the consent $id is to another tree"
            [ "$base" = "$previous" ] && [ "$text" = "$merged" ] && [ "$amendment" = "$called" ] ||
                fail "agreement.bundle, $where: the consent $id is to another text or base"
            [ "$who" = "$one" ] || continue
            listed "$who" "$key" "$roll" ||
                fail "agreement.bundle, $where: the key $key of the consent $id is not one that the text lists for $who"
            case $people in *" $person "*) continue ;; esac
            people="$people$person " count=$((count + 1))
            echo "$id" >>"$work/accepted"
        done <"$work/consents"
        [ "$count" -ge "$needed" ] || fail "agreement.bundle, $where: $count of $needed consents of $one"
        echo "version $number: consent of $one by${people% }"
    done <"$work/required"
    [ -s "$work/required" ] || fail "agreement.bundle, $where: no party is known to sign"
    previous=$version
done <"$work/versions"

# 6. What was said with each consent, every wording once: these words are for you to read.
echo "Every consent was given in these words:"
git log --no-walk=unsorted --stdin --format='=%n%b' <"$work/accepted" | {
    words=''
    while read -r line; do
        case $line in
        =) words=' ' ;;
        '') [ -z "$words" ] || printf '%s\n' "${words#  }" && words='' ;;
        *) [ -z "$words" ] || words="$words $line" ;;
        esac
    done
} | sort -u
# The hashes once more: a check that was changed in one place cannot have lost both.
sha256sum --check --status SHA256SUMS && echo "Everything holds. Agreement $agreement, version $newest, $previous, its text $known."
