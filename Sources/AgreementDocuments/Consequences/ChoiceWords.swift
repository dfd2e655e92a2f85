/// What the words that a provision is chosen from are in Indonesian. In English they are themselves.
enum ChoiceWords {
    static let indonesian = [
        "arbitration": "arbitrase", "automatic": "tanpa diminta", "availability": "ketersediaan",
        "by-days": "menurut hari", "by-index": "menurut indeks", "calendar-month": "bulan kalender",
        "calendar-quarter": "triwulan kalender", "calendar-year": "tahun kalender", "continues": "berjalan terus",
        "court": "pengadilan", "customer-records": "catatan pelanggan", "direct": "langsung", "down": "ke bawah",
        "expert": "ahli", "free": "bebas", "friday": "Jumat", "gt": "lebih dari", "gte": "paling sedikit",
        "half-even": "ke yang terdekat, setengah ke yang genap", "half-up": "ke yang terdekat, setengah ke atas",
        "highest": "yang tertinggi", "in-addition": "di samping yang lain", "included": "termasuk",
        "independent-examination": "pemeriksaan oleh pihak independen", "joint-examination": "pemeriksaan bersama",
        "lt": "kurang dari", "lte": "paling banyak", "mediation": "mediasi", "monday": "Senin",
        "next-business-day": "pada hari kerja berikutnya", "next-invoice": "dalam tagihan berikutnya",
        "none": "tidak ada", "none-needed": "tidak perlu", "not-included": "tidak termasuk",
        "occurrences": "kejadian", "on-receipt": "ketika diterima", "on-request": "atas permintaan",
        "on-sending": "ketika dikirim", "once": "sekali", "party-addresses": "alamat para pihak",
        "pauses": "berhenti sementara", "payment": "dengan pembayaran", "period-end": "akhir periode",
        "provider-records": "catatan penyedia", "report-due": "jatuh tempo laporan",
        "report-received": "diterimanya laporan", "resolution-time": "waktu penyelesaian",
        "response-time": "waktu tanggap", "saturday": "Sabtu", "signed-amendment": "amandemen yang ditandatangani",
        "sole": "satu-satunya", "success-rate": "tingkat keberhasilan", "sum": "dijumlahkan", "sunday": "Minggu",
        "talks": "perundingan", "throughput": "laju pemrosesan", "thursday": "Kamis",
        "timeslices": "potongan waktu", "total": "seluruhnya",
        "total-minus-excluded": "seluruhnya tanpa yang dikecualikan", "tuesday": "Selasa", "unit": "satuan",
        "up": "ke atas", "wednesday": "Rabu", "whole": "utuh", "written": "tertulis",
        "written-consent": "dengan persetujuan tertulis",
    ]
}
