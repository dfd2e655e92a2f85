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
unset CDPATH
# What others wrote is shown without what a terminal would obey.
shown() { tr -d '\000-\011\013-\037\177'; }
fail() { printf 'FAILED: %s\n' "$*" | shown >&2; exit 1; }
undecided() { printf 'UNDECIDED: %s\n' "$*" | shown >&2; exit 2; }

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
    for entry in "$1"* "$1".[!.]* "$1"..?*; do
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
for file in README.txt agreement.bundle allowed_signers certification.html check.sh index.html text/agreement.yaml; do
    [ -f "$file" ] && [ ! -L "$file" ] || fail "$file is missing"
done
while IFS= read -r file; do
    case $file in
    README.txt | agreement.bundle | allowed_signers | certification.html | check.sh | index.html) ;;
    text/* | versions/*) ;; # are compared with the history below
    *) fail "no part of a package: $file" ;;
    esac
done <"$work/listed"

# 2. The bundle holds a whole history, which goes back to the agreement that was named.
# shellcheck disable=SC2046 # These are names of variables.
unset $(git rev-parse --local-env-vars) XDG_CONFIG_HOME GNUPGHOME GIT_NAMESPACE
unset GIT_CONFIG_SYSTEM GIT_GLOB_PATHSPECS GIT_NOGLOB_PATHSPECS GIT_ICASE_PATHSPECS
GIT_DIR=$work/git GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null GIT_NO_REPLACE_OBJECTS=1 HOME=$work
GIT_ATTR_NOSYSTEM=1 GIT_ALLOW_PROTOCOL=none GIT_LITERAL_PATHSPECS=1
export GIT_DIR GIT_CONFIG_NOSYSTEM GIT_CONFIG_GLOBAL GIT_NO_REPLACE_OBJECTS HOME
export GIT_ATTR_NOSYSTEM GIT_ALLOW_PROTOCOL GIT_LITERAL_PATHSPECS
git init -q --bare --template= --object-format=sha1 --initial-branch="${HISTORY##*/}" 2>"$work/why" ||
    undecided "git: $(cat "$work/why")"
git config gpg.ssh.allowedSignersFile "$here/allowed_signers" && git config gpg.ssh.program ssh-keygen
git config gpg.program false && git config gpg.x509.program false
IFS= read -r first <agreement.bundle && [ "$first" = '# v2 git bundle' ] || fail "agreement.bundle is no bundle of git"
git bundle unbundle "$here/agreement.bundle" >"$work/heads" 2>"$work/why" ||
    fail "agreement.bundle: $(head -n 3 "$work/why")"
read -r tip name <"$work/heads" && [ "$name" = $HISTORY ] && [ "$(wc -l <"$work/heads")" -eq 1 ] ||
    fail "agreement.bundle has not main, and main alone"
git update-ref $HISTORY "$tip" 2>"$work/why" || fail "agreement.bundle: $(head -n 3 "$work/why")"
git fsck --strict --no-dangling >"$work/why" 2>&1 || fail "agreement.bundle: $(head -n 3 "$work/why")"
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

# 4. The keys of allowed_signers by their fingerprints, and for whom a text lists them.
# An id of a party or a person is of letters, digits and hyphens.
slug() { case $1 in '' | *[!a-z0-9-]*) fail "$2: '$1' is no id" ;; esac; }
while read -r name _ kind blob; do
    name=${name#\"} name=${name%\"}
    slug "${name%%/*}" allowed_signers
    slug "${name#*/}" allowed_signers
    print=$(printf '%s %s\n' "$kind" "$blob" | ssh-keygen -l -f - 2>"$work/why") || fail "allowed_signers: $name"
    print=${print#* }
    printf '%s %s %s\n' "${print%% *}" "$kind" "$blob"
done <allowed_signers >"$work/keys"

# Whether a value of YAML begins and ends on its row.
whole() {
    case $1 in
    '"'*'"') set -- "${1#?}" && case ${1%?} in *'"'*) return 1 ;; esac ;;
    "'"*"'") set -- "${1#?}" && case ${1%?} in *"'"*) return 1 ;; esac ;;
    '' | ['] ?:,[{}#&*!|>%@`"'\'-]*) return 1 ;;
    esac
}
# Whether a list or a mapping on one row is closed on it; what stands in quotes is passed over.
flat() {
    rest=$1 bare=''
    while :; do
        case $rest in
        *'"'*'"'*) bare=$bare${rest%%\"*} rest=${rest#*\"} rest=${rest#*\"} ;;
        *) break ;;
        esac
    done
    case $bare$rest in *[\"\'#]*) return 1 ;; esac
    case $(printf '%s' "$bare$rest" | tr -cd '][}{') in '[]' | '{}' | '[{}]') ;; *) return 1 ;; esac
    case $rest in *']' | *'}') ;; *) return 1 ;; esac
}
# Reads a party's file, which has one field or one key on a row, and prints of it `role ROLE`, `key MAY KIND BLOB` for
# every key of a person, and `other ROW` for the rest. What is spelled in another way is not decided.
people() (
    file=$1 section='' tops='' item='' column='' list='' seen='' may=none keys=''
    odd() { undecided "$file is not spelled so that rows tell: $row"; }
    person() { # the keys of the person who ends here, whose 'may' is known by now
        printf '%s' "$keys" | while read -r key; do printf 'key %s %s\n' "$may" "$key"; done
        may=none keys=''
    }
    element() { # one of a list: KEY or "KEY"
        key=$1
        case $key in '"'*'"') key=${key#?} key=${key%?} ;; esac
        case $list,$key in
        signs-for,*) whole "$1" && printf 'other %s\n' "$1" || odd ;;
        keys,*[!A-Za-z0-9+/=@.\ -]* | *' '*' '* | *' ' | *,' '*) odd ;;
        keys,*' '*) keys="$keys$key
" ;;
        *) odd ;;
        esac
    }
    while IFS= read -r row || [ -n "$row" ]; do
        text=${row#"${row%%[! ]*}"} indent=${row%%[! ]*}
        indent=${#indent}
        case $text in
        '' | '#'*) printf 'other %s\n' "$text" && continue ;;
        '- '*)
            text=${text#- }
            if [ -n "$column" ] && [ "$indent" -ge "$column" ]; then
                element "$text"
                continue
            fi
            [ -n "$section" ] && [ "$indent" -eq "${item:-$indent}" ] || odd
            person
            item=$indent column=$((indent + 2)) seen=''
            indent=$column
            case $section$text in
            notices'{'*) flat "$text" && printf 'other %s\n' "$text" && continue || odd ;;
            esac
            ;;
        *) [ "$indent" -ne 0 ] || { person && item='' column='' seen=$tops section=''; } ;;
        esac

        word=${text%%:*} list=''
        case $text in
        "$word:") value='' ;;
        "$word: "*) value=${text#"$word: "} ;;
        *) odd ;;
        esac
        case " $seen " in *" $word "*) odd ;; esac
        [ "$indent" -eq "${column:-0}" ] || odd
        seen="$seen $word"
        [ -n "$column" ] || tops=$seen
        case ${column:+$section}/$word in
        /name | notices/channel | notices/address | people/id | people/name | people/email | people/title)
            whole "$value" || odd
            ;;
        /role) whole "$value" && row=${value#\"} && printf 'role %s\n' "${row%\"}" || odd ;;
        people/may) whole "$value" && may=${value#\"} && may=${may%\"} && may=${may%% *} || odd ;;
        /notices | /people | people/signs-for | people/keys)
            list=$word
            [ -n "$column" ] || section=$word
            case $word,$value in
            *,) ;;
            people,*) odd ;;
            *,'['*) flat "$value" || odd ;;
            *) odd ;;
            esac
            ;;
        *) odd ;;
        esac
        case $word,$value in
        keys,?*)
            value=${value#?}
            value=${value%?},
            while [ -n "${value#,}" ]; do
                key=${value%%,*} value=${value#*,}
                element "${key# }"
            done
            ;;
        *) printf 'other %s\n' "$value" ;;
        esac
    done
    person
)
# The party of a text, as it was read: what is in the file $read is of the party $1 in the text $2.
read=''
party_of() {
    git ls-tree -r "$2" "parties/$1.yaml" >"$work/entry" || fail "agreement.bundle: $2 cannot be read"
    read=/dev/null
    IFS="$tab" read -r read _ <"$work/entry" || return 0
    case $(wc -l <"$work/entry"),$read in
    '1,100644 blob '*) read=${read##* } ;;
    *) undecided "parties/$1.yaml of $2 is not one plain file" ;;
    esac
    if [ ! -e "$work/party-$read" ]; then
        git cat-file blob "$read" >"$work/party" || fail "agreement.bundle: $read cannot be read"
        # No control characters, and nothing else that some programs take for the end of a row.
        [ "$(shown <"$work/party" | wc -c)" -eq "$(wc -c <"$work/party")" ] ||
            undecided "parties/$1.yaml of $2 has control characters"
        while IFS= read -r row || [ -n "$row" ]; do
            case $row in
            *\\* | *"$next_line"* | *"$separator"[$separators]*)
                undecided "parties/$1.yaml of $2 is not spelled so that rows tell: $row"
                ;;
            esac
        done <"$work/party"
        people "parties/$1.yaml of $2" <"$work/party" >"$work/reading" || exit $?
        mv "$work/reading" "$work/party-$read"
    fi
    read=$work/party-$read
}
next_line=$(printf '\302\205') separator=$(printf '\342\200') separators=$(printf '\250\251')

# Whether the key of a fingerprint is one of a party's in a text: listed PARTY KEY TEXT [MAY]. With `sign` at the end it
# has to be the key of a person who may sign for the party.
listed() {
    party_of "$1" "$3"
    found=''
    while read -r print key_line; do
        [ "$print" = "$2" ] || continue
        while read -r what row; do
            case $what,$row in
            key,"${4:-${row%% *}} $key_line") found=yes ;;
            other,*"${key_line#* }"*) undecided "parties/$1.yaml of $3 has the key $2 where no key belongs" ;;
            esac
        done <"$read"
    done <"$work/keys"
    [ -n "$found" ]
}
# Every party signs but a beneficiary, who has no key.
signs() {
    party_of "$1" "$2"
    while read -r what row; do
        case $what in
        key) return 0 ;;
        role) [ "$row" = beneficiary ] || return 0 ;;
        esac
    done <"$read"
    return 1
}
# How many people have to consent for each party: $needed, which is said once, on one row, and in plain letters.
each() {
    git grep -h -F -e each-party -e \\ "$1" -- agreement.yaml >"$work/said" || :
    IFS= read -r row <"$work/said" || row=''
    needed=${row#*each-party}
    needed=${needed#\"} needed=${needed#:}
    needed=${needed#"${needed%%[! ]*}"}
    needed=${needed#\"}
    after=${needed#"${needed%%[!0-9]*}"} needed=${needed%%[!0-9]*}
    case $(wc -l <"$work/said"),$row in 1,*each-party*each-party* | *\\*) needed=0 ;; 1,*) ;; *) needed=0 ;; esac
    case $needed in [1-9] | [1-9][0-9]) ;; *) needed=0 ;; esac
    case $after in '' | [\"\ ,}]*) ;; *) needed=0 ;; esac
    [ "$needed" -ge 1 ] || undecided "agreement.yaml of $1 does not say each-party once, plainly and on one row"
}

# 5. Every act is signed by whom it names, and each version has the consent of every party to its very text.
format='%H|%P|%T|%G?|%GS|%GF'
for key in Act Party Person Agreement Amendment Base Text; do
    format="$format|%(trailers:key=$key,valueonly,unfold,separator=%x2C)"
done
signed() {
    case $text in *'|'*) fail "agreement.bundle, $where: its trailers are not one line each" ;; esac
    slug "$party" "agreement.bundle, $where"
    slug "$person" "agreement.bundle, $where"
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
            listed "$party" "$key" "$previous" sign || listed "$party" "$key" "$version" sign ||
                fail "agreement.bundle, $where: the text lists no key $key for $party to sign with"
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
        for roll in "$previous" "$version"; do
            git ls-tree -r --name-only "$roll" parties/ || fail "agreement.bundle, $where: $roll cannot be read"
        done >"$work/files"
        sort -u "$work/files" >"$work/next"
        while read -r file; do
            name=${file#parties/}
            name=${name%.yaml}
            [ "$file" = "parties/$name.yaml" ] || fail "agreement.bundle, $where: $file is no party"
            slug "$name" "agreement.bundle, $where"
            if signs "$name" "$previous"; then
                echo "$name previous"
            elif signs "$name" "$version"; then
                echo "$name version"
            fi
        done <"$work/next" >"$work/required"
    fi
    printf '%s' "$consents" >"$work/consents"
    while read -r one in; do
        roll=$version
        [ "$in" = version ] || roll=$previous
        each "$roll"
        people=' ' count=0
        while IFS='|' read -r id who person key tree base text amendment; do
            [ "$tree" = "$before" ] || fail "agreement.bundle, $where: the consent $id is to another tree"
            [ "$base" = "$previous" ] && [ "$text" = "$merged" ] && [ "$amendment" = "$called" ] ||
                fail "agreement.bundle, $where: the consent $id is to another text or base"
            [ "$who" = "$one" ] || continue
            listed "$who" "$key" "$roll" sign ||
                fail "agreement.bundle, $where: the key $key of the consent $id" \
                    "is not one that the text lists for $who to sign with"
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
} | shown | sort -u
# The hashes once more: a check that was changed in one place cannot have lost both.
sha256sum --check --status SHA256SUMS || fail "a file was changed meanwhile"
[ -d versions ] || echo "Of the texts, that of version $newest alone is here in plain files."
echo "Everything holds. Agreement $agreement, version $newest, $previous, its text $known."
echo "Not compared with the history, and to be read with that in mind: index.html and certification.html."
